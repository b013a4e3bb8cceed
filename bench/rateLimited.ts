/**
 * Sends more items than the sandbox allows per minute, and prints the result. It runs in a process
 * of its own, so that all nodes can wait at the same time.
 */
import { subscribe } from 'node:diagnostics_channel';
import type { ServerResponse } from 'node:http';

import { startSandbox } from '../sandbox/api/server.ts';
import { run } from './engine.ts';
import { httpRequest } from './httpRequest.ts';
import { getProject } from './requests.ts';
import { thisNode } from './thisNode.ts';

/** Supabase’s limit. */
const limit = 120;
const windowLength = 60_000;

/** Enough for three minutes. The first third is available immediately. */
const items = 3 * limit;

export type RateLimited = {
	items: number;
	finished: number;
	calls: number;
	refused: number;
	refusedLater: number;
	/** Seconds between the first call and the last. */
	seconds: number;
	/**
	 * Finished items as a share of the calls that were allowed until the last one, or of all items if
	 * that is more.
	 */
	used: number;
};

const batches = { batching: { batch: { batchSize: 2, batchInterval: 1000 } } };

const contestants = {
	thisNode: [thisNode, {}],
	httpRequest: [httpRequest!, {}],
	httpRequestInBatches: [httpRequest!, { options: batches }],
} as const;

const sandbox = await startSandbox({ rateLimit: limit });

const calls: Array<{ at: number; refused: boolean }> = [];
subscribe('http.server.response.finish', (message) => {
	const { response } = message as { response: ServerResponse };
	calls.push({ at: Date.now(), refused: response.statusCode === 429 });
});

const [contestant, parameters] = contestants[process.argv[2] as keyof typeof contestants];
const ref = [...sandbox.world.projects.keys()][0]!;
const api = { address: sandbox.url, token: sandbox.token };
const input = Array.from({ length: items }, () => ({ json: { ref } }));
const { finished } = await run(contestant, getProject, api, input, parameters);

const start = calls[0]!.at;
const length = calls.at(-1)!.at - start;
const allowed = Math.max(items, limit * (1 + length / windowLength));
const refused = calls.filter((call) => call.refused);
const result: RateLimited = {
	items,
	finished,
	calls: calls.length,
	refused: refused.length,
	refusedLater: refused.filter(({ at }) => at > start + windowLength).length,
	seconds: length / 1000,
	used: finished / allowed,
};
process.stdout.write(JSON.stringify(result), () => process.exit());
