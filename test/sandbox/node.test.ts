import type { INodeExecutionData } from 'n8n-workflow';

import { samples } from '../contract/samples';
import { contract } from '../harness/contract';
import { runNode } from '../harness/engine';
import { everyField, type Operation, operations, type Samples } from '../harness/operations';
import { openSandbox } from './harness.ts';

let opened: Awaited<ReturnType<typeof openSandbox>>;
let setScene: (operation: Operation) => Promise<Samples>;

beforeAll(async () => {
	opened = await openSandbox({ transitionSeconds: 0.5 });
	const { url, token } = opened.sandbox;
	// The scene of the end-to-end tests, which ask for the sandbox by these.
	Object.assign(process.env, { E2E_SANDBOX: url, E2E_TOKEN: token });
	for (const name of ['N8N', 'EMAIL', 'PASSWORD', 'ARTIFACTS']) process.env[`E2E_${name}`] = '-';
	({ setScene } = await import('../e2e/harness/scene.ts'));
});

/** Operations that send files find one in their item. */
const item: INodeExecutionData = {
	json: {},
	binary: {
		data: {
			data: Buffer.from('export {};').toString('base64'),
			mimeType: 'text/typescript',
			fileName: 'index.ts',
		},
	},
};

test.each(operations.map((operation) => [operation.key, operation] as const))(
	'%s, with all fields, works in the node',
	async (key, operation) => {
		const { url: apiAddress, token: accessToken, requests } = opened.sandbox;
		for (let index = 0; ; index++) {
			const forms = everyField(operation, { ...samples, ...(await setScene(operation)) });
			const parameters = forms[index];
			if (parameters === undefined) return;
			const before = requests.length;
			const { error, items } = await runNode({
				parameters,
				items: [item],
				credential: { apiAddress, accessToken },
			});
			expect(error && `${error.message} ${error.description}`).toBeUndefined();
			const address = items[0]?.json.url;
			if (key.includes('/oauth/authorize')) await fetch(String(address), { redirect: 'manual' });
			const { operationId } = contract.get(key)!;
			const sent = requests.slice(before).find((each) => each.operation === operationId);
			expect(sent?.status).toBeLessThan(400);
		}
	},
);
