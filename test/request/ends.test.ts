import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { openClient } from '../../nodes/SupabaseManagement/v1/request/client/client';
import { Deadline } from '../../nodes/SupabaseManagement/v1/request/client/deadline';
import { Pacing } from '../../nodes/SupabaseManagement/v1/request/client/pacing';
import type { pause } from '../../nodes/SupabaseManagement/v1/request/client/pause';
import { sendUntilAnswered } from '../../nodes/SupabaseManagement/v1/request/client/retry';
import { Failure } from '../../nodes/SupabaseManagement/v1/request/failure/failure';
import { always, answerWith, stopAnswering } from '../harness/api';
import { editorContext } from '../harness/editor';
import { runNode, type Run } from '../harness/engine';

/** Replaces a pause, if a test sets it. */
const mockPauses: { by?: typeof pause } = {};

jest.mock('../../nodes/SupabaseManagement/v1/request/client/pause', () => {
	const actual = jest.requireActual<{ pause: typeof pause }>(
		'../../nodes/SupabaseManagement/v1/request/client/pause',
	);
	return {
		pause: async (...given: Parameters<typeof pause>) =>
			await (mockPauses.by ?? actual.pause)(...given),
	};
});

const ref = 'abcdefghijklmnopqrst';
const key = 'GET /v1/projects/{ref}';
const window = 60_000;
const jitter = 500;

const servers: Server[] = [];
afterEach(() => {
	stopAnswering();
	jest.restoreAllMocks();
	delete mockPauses.by;
	for (const server of servers.splice(0)) {
		server.closeAllConnections();
		server.close();
	}
});

/** @returns the address of a server, and the paths of its requests */
async function listen(answer: RequestListener): Promise<{ url: string; paths: string[] }> {
	const paths: string[] = [];
	const server = createServer((request, response) => {
		paths.push(request.url!);
		answer(request, response);
	});
	servers.push(server);
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, paths };
}

async function timeOf<T>(work: Promise<T>): Promise<[number, T]> {
	const start = performance.now();
	const result = await work;
	return [performance.now() - start, result];
}

/** A clock that only pauses move forward. */
function stopClock() {
	let now = 1000;
	jest.spyOn(performance, 'now').mockImplementation(() => now);
	mockPauses.by = async (milliseconds) => {
		now += milliseconds;
	};
	return { forward: (milliseconds: number) => (now += milliseconds) };
}

let count = 0;
const newPacing = () => new Pacing(`credential ${++count}`, key, { ref });

const odd = [
	'',
	' ',
	'-1',
	'1.5',
	'1e12',
	'Infinity',
	'0xfff',
	'NaN',
	'Fri, 27 Nov 2026 00:00:00 GMT',
	'1795000000',
	'999999999',
	'99999999999999999999',
	'abc',
];

describe('a rate limit', () => {
	it.each([200, 429])(
		'with odd headers blocks requests for one window at most (status %s)',
		(statusCode) => {
			for (const remaining of ['0', ...odd]) {
				for (const reset of ['0', ...odd]) {
					for (const name of ['x-ratelimit-reset', 'retry-after']) {
						const { forward } = stopClock();
						const pacing = newPacing();
						const headers = {
							'x-ratelimit-limit': remaining,
							'x-ratelimit-remaining': remaining,
							[name]: reset,
						};
						pacing.learn({ headers, statusCode, body: '' }, pacing.take()!);
						expect(pacing.timeToTurn()).toBeLessThanOrEqual(window + jitter);
						forward(window + jitter);
						expect(pacing.timeToTurn()).toBe(0);
						expect(pacing.take()).toBeDefined();
					}
				}
			}
		},
	);

	it.each(odd)('ignores the remaining number “%s”', (remaining) => {
		stopClock();
		const pacing = newPacing();
		const headers = { 'x-ratelimit-remaining': remaining, 'x-ratelimit-reset': '30' };
		pacing.learn({ headers, statusCode: 200, body: '' }, pacing.take()!);
		expect(pacing.timeToTurn()).toBe(0);
	});

	it('with valid headers is waited for', () => {
		stopClock();
		const pacing = newPacing();
		const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '30' };
		pacing.learn({ headers, statusCode: 200, body: '' }, pacing.take()!);
		expect(pacing.timeToTurn()).toBeGreaterThanOrEqual(30_000);
		expect(pacing.timeToTurn()).toBeLessThanOrEqual(30_000 + jitter);
	});

	it.each([0, 4e12])('and a time limit do not depend on the system clock (%s)', (time) => {
		const pacing = newPacing();
		const deadline = new Deadline(60_000).start();
		jest.spyOn(Date, 'now').mockReturnValue(time);
		expect(deadline.left()).toBeGreaterThan(50_000);
		expect(deadline.elapsed()).toBeLessThan(10_000);
		pacing.take();
		expect(pacing.timeToTurn()).toBe(0);
	});

	it('that allows another try immediately is still followed by a pause', async () => {
		stopClock();
		let sent = 0;
		const trying = sendUntilAnswered({
			isRepeatable: true,
			deadline: new Deadline(600_000).start(),
			signal: undefined,
			timeToTurn: () => 0,
			failureOf: (error) => error as Failure,
			send: async () => {
				sent++;
				return await Promise.reject(new Failure('rateLimited', key));
			},
		});
		const failure: unknown = await trying.catch((error: unknown) => error);
		expect(failure).toMatchObject({ class: 'rateLimited', tries: sent });
		expect(sent).toBeGreaterThan(5);
		expect(sent).toBeLessThanOrEqual(16);
	});
});

describe('a number', () => {
	const wrong = [
		'NaN',
		'"abc"',
		'Infinity',
		'-Infinity',
		'"5 s"',
		'-1',
		'""',
		'null',
		'[]',
		'({})',
		'true',
		'1e400',
	];
	const fields: Array<[string, (value: string) => Pick<Run, 'parameters' | 'requestOptions'>]> = [
		[
			'Time Limit',
			(timeLimit) => ({ parameters: { operation: 'pause' }, requestOptions: { timeLimit } }),
		],
		[
			'Timeout',
			(timeout) => ({
				parameters: { operation: 'pause', waitForCompletion: true, waitOptions: { timeout } },
			}),
		],
		[
			'Interval',
			(interval) => ({
				parameters: { operation: 'pause', waitForCompletion: true, waitOptions: { interval } },
			}),
		],
		[
			'Limit',
			(limit) => ({
				parameters: { resource: 'snippet', operation: 'getMany', returnAll: false, limit },
			}),
		],
	];

	it.each(fields)('that is not valid for %s is refused, naming the field', async (label, given) => {
		for (const value of wrong) {
			const requests = answerWith({ status: 200, body: [] });
			const { parameters, requestOptions } = given(`={{ ${value} }}`);
			const { error, items } = await runNode({
				parameters: { resource: 'project', projectRef: ref, ...parameters },
				requestOptions,
			});
			expect([value, items, error?.message]).toEqual([value, [], `${label} is not valid`]);
			expect(requests).toEqual([]);
			stopAnswering();
		}
	});
});

const get = { resource: 'project', operation: 'get', projectRef: ref };

describe('a server that never responds', () => {
	it.each([
		['Time Limit', { timeLimit: 1 / 60 }],
		['Timeout', { timeLimit: 0, timeout: 1000 }],
	])('ends an operation after its %s', async (_, requestOptions) => {
		const { url } = await listen(() => {});
		const [taken, { error }] = await timeOf(
			runNode({ parameters: get, requestOptions, credential: { apiAddress: url } }),
		);
		expect(error?.message).toBe('Supabase did not answer in time');
		expect(taken).toBeLessThan(5000);
	});

	it('ends it also in the middle of an answer', async () => {
		const { url } = await listen((_request, response) => {
			response.writeHead(200, { 'content-type': 'application/json' }).write('{');
		});
		const [taken, { error }] = await timeOf(
			runNode({
				parameters: get,
				requestOptions: { timeLimit: 1 / 60 },
				credential: { apiAddress: url },
			}),
		);
		expect(error?.message).toBe('Supabase did not answer in time');
		expect(taken).toBeLessThan(5000);
	});

	it('ends a list after its time', async () => {
		const { url } = await listen(() => {});
		const client = await openClient(editorContext(get, { apiAddress: url }) as never, 500);
		const [taken] = await timeOf(
			expect(client.send(key, { values: { ref } })).rejects.toThrow(
				'Supabase did not answer in time',
			),
		);
		expect(taken).toBeLessThan(5000);
	});
});

describe('a list', () => {
	const snippets = { resource: 'snippet', operation: 'getMany', returnAll: true };

	it('with an endless number of empty pages ends', async () => {
		let cursor = 0;
		const { url, paths } = await listen((_request, response) => {
			response.setHeader('content-type', 'application/json');
			response.end(JSON.stringify({ data: [], cursor: String(++cursor) }));
		});
		const { error } = await runNode({ parameters: snippets, credential: { apiAddress: url } });
		expect(error?.message).toBe('Supabase returned 100 empty pages in a row');
		expect(paths).toHaveLength(100);
	});

	it('that repeats the same page ends', async () => {
		const requests = answerWith(
			always({ status: 200, body: { data: [{ id: '1' }], cursor: 'same' } }),
		);
		const { error } = await runNode({ parameters: snippets });
		expect(error?.message).toBe('Supabase returned the same page twice');
		expect(requests).toHaveLength(2);
	});
});

it.each(['[', '{"issues":[', '{"message":'])(
	'an error nested 20,000 levels deep is reported like any other: %s',
	async (open) => {
		const close = open.startsWith('{"issues') ? ']}' : open === '[' ? ']' : '}';
		const inner = `${open.repeat(20_000)}${open === '{"message":' ? '1' : ''}${close.repeat(20_000)}`;
		answerWith({
			status: 422,
			body: `{"message":"As the test says","error":{"issues":[${inner}]},"errors":[${inner}]}`,
			headers: { 'content-type': 'application/json' },
		});
		const { error } = await runNode({ parameters: get });
		expect(error?.message).toBe('As the test says');
	},
);

describe('canceling ends', () => {
	const json =
		(body: unknown, status = 200, headers: Record<string, string> = {}): RequestListener =>
		(_request, response) => {
			response.writeHead(status, { 'content-type': 'application/json', ...headers });
			response.end(JSON.stringify(body));
		};
	const never: RequestListener = () => {};
	const firstThen = (first: RequestListener, then: RequestListener): RequestListener => {
		let asked = 0;
		return (request, response) => (asked++ === 0 ? first : then)(request, response);
	};
	const wait = { operation: 'pause', waitForCompletion: true };
	const cases: Array<[string, RequestListener, Partial<Run>]> = [
		['waiting for an answer', never, {}],
		[
			'waiting for a turn',
			json({}, 200, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '50' }),
			{ items: Array.from({ length: 20 }, () => ({ json: {} })) },
		],
		[
			'waiting for a connection',
			never,
			{ items: Array.from({ length: 20 }, () => ({ json: {} })) },
		],
		['a pause after a 429', json({}, 429, { 'x-ratelimit-reset': '50' }), {}],
		['retries', json({}, 503), {}],
		[
			'the next page',
			firstThen(json({ data: [{ id: '1' }], cursor: 'a' }), never),
			{ parameters: { resource: 'snippet', operation: 'getMany', returnAll: true } },
		],
		[
			'a wait between two looks',
			json({ status: 'PAUSING' }),
			{ parameters: { ...get, ...wait, waitOptions: { interval: 600 } } },
		],
		[
			'a look of a wait',
			firstThen(json({}), never),
			{ parameters: { ...get, ...wait, waitOptions: { interval: 0.05 } } },
		],
		[
			'an explanation',
			firstThen(json({ message: 'Not possible in this state' }, 400), never),
			{ parameters: { ...get, operation: 'pause' } },
		],
	];

	it.each(cases)('%s immediately', async (_, answer, given) => {
		const { url, paths } = await listen(answer);
		const cancelAfter = 500;
		const [taken] = await timeOf(
			runNode({
				parameters: get,
				requestOptions: { timeLimit: 10 },
				credential: { apiAddress: url },
				credentialId: `cancelled ${++count}`,
				cancelAfter,
				...given,
			}),
		);
		expect(paths.length).toBeGreaterThan(0);
		expect(taken).toBeGreaterThan(cancelAfter - 50);
		expect(taken).toBeLessThan(cancelAfter + 3000);
	});
});
