/** Tests the node with many items at the sandbox’s rate limits: `npm run test:fleet`. */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { SandboxOptions } from '../../sandbox/api/server.ts';
import { runNode, type Run } from '../harness/engine';
import { comeTo } from '../harness/api';
import { openSandbox } from '../sandbox/harness';

const openRun = async (options: SandboxOptions = {}) => {
	const { sandbox } = await openSandbox(options);
	const refs = sandbox.world.addProjects('acme', 5).map(({ ref }) => ref);
	const run = async (given: Partial<Run>) =>
		await runNode({
			parameters: {
				resource: 'project',
				operation: 'get',
				projectRef: { __rl: true, mode: 'id', value: '={{ $json.ref }}' },
			},
			items: [{ json: { ref: refs[0]! } }],
			requestOptions: {},
			credential: { apiAddress: sandbox.url, accessToken: sandbox.token },
			...given,
		});
	return { sandbox, refs, run };
};

describe('600 items in 5 projects', () => {
	it('finish without a failed item, and without an unnecessary request', async () => {
		const { sandbox, refs, run } = await openRun({ rateLimit: 60, rateLimitSeconds: 1 });
		const items = Array.from({ length: 600 }, (_, index) => ({
			json: { ref: refs[index % refs.length]! },
		}));
		const result = await run({ items });
		expect(result.error).toBeUndefined();
		expect(result.items.map(({ json }) => json.ref)).toEqual(items.map(({ json }) => json.ref));
		expect(sandbox.requests.length).toBeLessThanOrEqual(600 + refs.length);
	}, 300_000);

	it('have only a few requests open at a time', async () => {
		const open: ServerResponse[] = [];
		let mostOpen = 0;
		// The server responds when there are five, with time for one too many to arrive.
		const server = createServer((_request, response) => {
			mostOpen = Math.max(mostOpen, open.push(response));
			if (open.length !== 5) return;
			setTimeout(() => {
				for (const each of open.splice(0)) {
					each.setHeader('content-type', 'application/json').end('{}');
				}
			}, 50);
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		const { port } = server.address() as AddressInfo;
		const { run } = await openRun();
		const { items } = await run({
			credential: { apiAddress: `http://127.0.0.1:${port}` },
			items: Array.from({ length: 50 }, () => ({ json: { ref: 'abcdefghijklmnopqrst' } })),
		});
		server.close();
		expect(items).toHaveLength(50);
		expect(mostOpen).toBe(5);
	});
});

it('nothing more is sent after the execution was canceled', async () => {
	const held: ServerResponse[] = [];
	const server = createServer((_request, response) => held.push(response));
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	const { run } = await openRun();
	await run({
		credential: { apiAddress: `http://127.0.0.1:${port}` },
		items: Array.from({ length: 50 }, () => ({ json: { ref: 'abcdefghijklmnopqrst' } })),
		cancelOn: comeTo(5, held),
	});
	const sentBefore = held.length;
	for (const each of held) each.setHeader('content-type', 'application/json').end('{}');
	// Now, requests that wait for a connection may continue.
	await new Promise((resolve) => setTimeout(resolve, 500));
	server.close();
	expect(sentBefore).toBe(5);
	expect(held).toHaveLength(sentBefore);
});

it('no request waits for its turn after the execution was canceled', async () => {
	const { sandbox, refs, run } = await openRun({ rateLimit: 1, rateLimitSeconds: 400 });
	// The answer to the first item tells the second one to wait.
	await run({
		items: [1, 2].map(() => ({ json: { ref: refs[0]! } })),
		requestOptions: { batching: { batch: { batchSize: 1, batchInterval: 500 } } },
		cancelOn: comeTo(1, sandbox.requests, 1500),
	});
	expect(sandbox.requests).toHaveLength(1);
});

it('projects do not slow each other down', async () => {
	// If one project waited for another’s limit, the test would run into its timeout.
	const { refs, run } = await openRun({ rateLimit: 5, rateLimitSeconds: 600 });
	const result = await run({
		items: refs.flatMap((ref) => Array.from({ length: 5 }, () => ({ json: { ref } }))),
	});
	expect(result.error).toBeUndefined();
	expect(result.items).toHaveLength(25);
});

describe('a 429', () => {
	const refused = (headers: Record<string, string>) => ({ status: 429, headers });

	it.each([
		['get', 'v1-get-project'],
		['pause', 'v1-pause-a-project'],
	])('is retried for %s, because the request was not executed', async (operation, operationId) => {
		const { sandbox, refs, run } = await openRun();
		sandbox.fail({ operation: operationId, ...refused({ 'x-ratelimit-reset': '1' }) });
		const result = await run({
			parameters: { resource: 'project', operation, projectRef: refs[0]! },
		});
		expect(result.error).toBeUndefined();
		expect(sandbox.requests).toHaveLength(2);
	});

	it('that lasts longer than the time limit is an error with the number of tries', async () => {
		const { sandbox, run } = await openRun();
		sandbox.fail({
			operation: 'v1-get-project',
			times: 9,
			...refused({ 'x-ratelimit-reset': '1' }),
		});
		const { error } = await run({ requestOptions: { timeLimit: 2.5 / 60 } });
		expect(error?.httpCode).toBe('429');
		expect(error?.description).toMatch(/The node tried [23] times in \d seconds\.$/);
	});

	it('ends its wait if the execution is canceled', async () => {
		const { sandbox, run } = await openRun();
		sandbox.fail({
			operation: 'v1-get-project',
			times: 9,
			...refused({ 'x-ratelimit-reset': '500' }),
		});
		await run({ cancelOn: comeTo(1, sandbox.requests) });
		expect(sandbox.requests).toHaveLength(1);
	});
});

describe('a temporary failure', () => {
	it.each([500, 502, 503, 504, 520])('%s is retried for reading', async (status) => {
		const { sandbox, run } = await openRun();
		sandbox.fail({ operation: 'v1-get-project', status });
		const { items, error } = await run({});
		expect(error).toBeUndefined();
		expect(items).toHaveLength(1);
		expect(sandbox.requests).toHaveLength(2);
	});

	it.each(['before', 'headers', 'body'] as const)(
		'a connection that is cut %s is retried for reading',
		async (cut) => {
			const { sandbox, run } = await openRun();
			sandbox.fail({ operation: 'v1-get-project', cut });
			const { items } = await run({});
			expect(items).toHaveLength(1);
			expect(sandbox.requests).toHaveLength(2);
		},
	);

	it.each([{ status: 503 }, { cut: 'before' as const }])(
		'is not retried after the execution was canceled: %j',
		async (failure) => {
			const { sandbox, run } = await openRun();
			sandbox.fail({ operation: 'v1-get-project', times: 9, ...failure });
			await run({ cancelOn: comeTo(1, sandbox.requests) });
			// The second try would come after at most 1.5 seconds.
			await new Promise((resolve) => setTimeout(resolve, 2000));
			expect(sandbox.requests).toHaveLength(1);
		},
	);

	it('is not retried for POST, which may have been executed', async () => {
		for (const failure of [{ status: 503 }, { cut: 'headers' as const }]) {
			const { sandbox, refs, run } = await openRun();
			sandbox.fail({ operation: 'v1-pause-a-project', ...failure });
			const { error } = await run({
				parameters: { resource: 'project', operation: 'pause', projectRef: refs[0]! },
			});
			expect(error).toBeDefined();
			expect(sandbox.requests).toHaveLength(1);
		}
	});

	it('of a deletion, followed by a 404, means that the deletion succeeded', async () => {
		const { sandbox, refs, run } = await openRun();
		sandbox.fail({ operation: 'v1-delete-a-project', cut: 'headers' });
		const { items, error } = await run({
			parameters: { resource: 'project', operation: 'delete', projectRef: refs[0]! },
		});
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json)).toEqual([{ deleted: true, ref: refs[0] }]);
		expect(sandbox.requests).toHaveLength(2);
	});

	it('followed by a final failure is not retried again', async () => {
		const { sandbox, run } = await openRun();
		sandbox.fail({ operation: 'v1-get-project', status: 501, times: 9 });
		const { error } = await run({});
		expect(error?.httpCode).toBe('501');
		expect(sandbox.requests).toHaveLength(1);
	});
});
