import Table from 'cli-table3';

import { httpRequestFolder } from './n8n.ts';
import { plain } from './plain.ts';
import { inOwnProcess } from './processes.ts';
import type { RateLimited } from './rateLimited.ts';

const contestants = {
	thisNode: 'This node',
	...(httpRequestFolder === undefined
		? {}
		: {
				httpRequest: 'HTTP Request',
				httpRequestInBatches: 'HTTP Request, batching 2 per second',
			}),
};

/** How well each node uses a rate limit, with more items for one project than it allows. */
export async function finishedPerAllowedCall(): Promise<string> {
	const results = await Promise.all(
		Object.keys(contestants).map(
			async (contestant) => await inOwnProcess<RateLimited>('rateLimited.ts', contestant),
		),
	);
	const table = new Table({
		head: [
			'120 calls per minute',
			'Items finished',
			'Calls',
			'Refused',
			'Refused later',
			'Seconds',
			'Finished per allowed call',
		],
		...plain,
	});
	for (const [index, result] of results.entries()) {
		table.push([
			Object.values(contestants)[index]!,
			`${result.finished} of ${result.items}`,
			result.calls,
			result.refused,
			result.refusedLater,
			result.seconds.toFixed(0),
			`${(result.used * 100).toFixed(1)} %`,
		]);
	}
	return table.toString();
}
