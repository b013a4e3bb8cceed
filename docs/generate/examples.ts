import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import type { IDataObject } from 'n8n-workflow';

import { unwrap } from '../../nodes/SupabaseManagement/v1/request/envelope';
import type { OperationKey } from '../../nodes/SupabaseManagement/v1/request/operation';
import { signInAddress } from '../../nodes/SupabaseManagement/v1/request/guard/signIn';
import type { Operation } from '../../test/harness/operations';
import { shortened } from './shortened';

/**
 * What an operation returns, folded. It is the output of the operation’s own test, so that an
 * example cannot show what the node does not do.
 */
export function exampleOf(operation: Operation): string {
	const items = outputOf(operation);
	const count = items.length > 1 ? `, the first of ${items.length} items` : '';
	const json = JSON.stringify(shortened(items[0] ?? {}), null, 2);
	return [
		`<details>\n<summary>Example output${count}</summary>`,
		`\`\`\`json\n${json}\n\`\`\``,
		'</details>',
	].join('\n\n');
}

function outputOf({ resource, operation, key }: Operation): IDataObject[] {
	const app = { client_id: 'my-app', redirect_uri: 'https://example.com/back' };
	const address = signInAddress(key as OperationKey, 'https://api.supabase.com', app);
	if (address !== undefined) return [{ url: address }];

	const items = outputs.get(`${resource}.${operation}`);
	if (items === undefined) throw new Error(`No testOperation for ${resource}.${operation}`);
	// Some tests switch Simplify off.
	return items.map((item) => ('type' in item && 'attributes' in item ? unwrap(item) : item));
}

const load = createRequire(__filename);
const tests = join(__dirname, '..', '..', 'test', 'operations');

const outputs = withoutRunning(() => {
	for (const file of readdirSync(tests)) load(join(tests, file));
	const harness = load('../../test/harness/testOperation') as {
		outputs: Map<string, IDataObject[]>;
	};
	return harness.outputs;
});

/** Reads data from test files, without running their tests. */
function withoutRunning<T>(read: () => T): T {
	const runners = ['afterEach', 'beforeEach', 'describe', 'it'];
	const world = globalThis as unknown as Record<string, unknown>;
	const before = runners.map((name) => world[name]);
	const nothing = Object.assign(() => undefined, { each: () => () => undefined });
	for (const name of runners) world[name] = nothing;
	try {
		return read();
	} finally {
		runners.forEach((name, index) => (world[name] = before[index]));
	}
}
