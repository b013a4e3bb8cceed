import { NodeApiError, NodeOperationError, type IDataObject, type INode } from 'n8n-workflow';

import type { Client } from '../../nodes/SupabaseManagement/v1/request/client/client';
import type { FailureClass } from '../../nodes/SupabaseManagement/v1/request/failure/failure';
import type { Polled, Started, Wait } from '../../nodes/SupabaseManagement/v1/request/wait/wait';
import { waitUntilDone } from '../../nodes/SupabaseManagement/v1/request/wait/waitUntilDone';

const node = { name: 'Supabase', parameters: {} } as INode;
const place = { node, itemIndex: 4 };

/** In milliseconds: the only clock, which pauses move forward. */
let now = 0;
beforeEach(() => {
	now = 0;
	jest.spyOn(performance, 'now').mockImplementation(() => 7000 + now);
	jest
		.useFakeTimers({ doNotFake: ['performance', 'nextTick', 'setImmediate', 'queueMicrotask'] })
		.setSystemTime(0);
});
afterEach(() => {
	jest.useRealTimers();
	jest.restoreAllMocks();
});

function failedPoll(failureClass: FailureClass, status?: number): Error {
	const error = new NodeApiError(
		node,
		{ message: 'x' },
		{ message: `poll: ${failureClass}`, description: 'Next step.' },
	);
	error.context.failure = { class: failureClass, status };
	return error;
}

type Look = string | undefined | Error | Polled;

const started: Started = {
	pathValues: { ref: 'abc' },
	item: { id: 'b1', name: 'x' },
	body: {},
	parentProjectRef: '',
	services: [],
};

/** Waits for something with the given states, one per poll. The last state stays. */
async function run(
	looks: Look[],
	given: Partial<Wait> = {},
	{ timeout = 60_000, interval = 10_000, isCancelled = false, slow = 0 } = {},
) {
	const pauses: number[] = [];
	const times: number[] = [];
	const client = {
		isCancelled,
		pause: async (milliseconds: number) => {
			pauses.push(milliseconds);
			now += Math.max(0, milliseconds);
			jest.setSystemTime(now);
		},
		withTime: (time: number) => {
			times.push(time);
			return client;
		},
	} as unknown as Client;
	const wait: Wait = {
		what: 'The branch',
		done: ['READY'],
		failed: ['FAILED'],
		poll: async (polling, begun) => {
			expect(polling).toBe(client);
			expect(begun).toBe(started);
			now += slow;
			const look = looks[Math.min(times.length, looks.length) - 1];
			if (look instanceof Error) throw look;
			return typeof look === 'string' ? { state: look, thing: { id: 'b1' } } : look;
		},
		...given,
	};
	const outcome = await waitUntilDone(wait, client, started, { timeout, interval }, place).catch(
		(error: unknown) => error as Error,
	);
	const isError = outcome instanceof Error;
	return {
		result: isError ? undefined : (outcome as IDataObject),
		error: isError ? (outcome as Error & { description?: string }) : undefined,
		pauses,
		times,
		polls: times.length,
	};
}

describe('a completed change', () => {
	it('is returned with its state, after the first interval', async () => {
		const { result, pauses } = await run(['READY']);
		expect(result).toEqual({ id: 'b1', wait_state: 'READY' });
		expect(pauses).toEqual([10_000]);
	});

	it('is polled for at each interval until then', async () => {
		const { result, pauses } = await run(['COMING', undefined, 'COMING', 'READY']);
		expect(result).toMatchObject({ wait_state: 'READY' });
		expect(pauses).toEqual([10_000, 10_000, 10_000, 10_000]);
	});

	it('counts as done at the third poll if the state may be the old one', async () => {
		const startsAsDone = { startsAsDone: true };
		expect((await run(['READY'], startsAsDone)).polls).toBe(3);
		expect((await run(['COMING', 'READY'], startsAsDone)).polls).toBe(2);
		expect((await run(['READY', 'COMING', 'READY'], startsAsDone)).polls).toBe(3);
		expect((await run(['READY'], { startsAsDone: false })).polls).toBe(1);
	});

	it('is not an earlier failure, if it can start as failed', async () => {
		const startsAsDone = { startsAsDone: true };
		const passed = await run(['FAILED', 'COMING', 'READY'], startsAsDone);
		expect(passed).toMatchObject({ error: undefined, polls: 3 });
		const failed = await run(['FAILED'], startsAsDone);
		expect(failed.polls).toBe(3);
		expect(failed.error?.message).toBe('The branch ended as FAILED');
	});
});

describe('the time of a poll', () => {
	it('is the time that is left, but at least a second and at most half a minute', async () => {
		const { times } = await run(['COMING'], {}, { timeout: 60_000, interval: 20_000 });
		expect(times).toEqual([30_000, 20_000, 1000]);
	});
});

describe('the timeout', () => {
	it('ends the wait if there is no time for another interval', async () => {
		const { error, polls, pauses } = await run(['COMING'], {}, { timeout: 25_000 });
		expect(polls).toBe(2);
		expect(pauses).toEqual([10_000, 10_000]);
		expect(error).toMatchObject({
			message: 'The branch is still COMING after 20 seconds',
			description:
				'Its state has not changed since 00:00:10 UTC, so it may be stuck. Check it in the Supabase dashboard. Supabase’s support can unblock it. To wait longer, increase Timeout under Wait Options.',
			context: { itemIndex: 4 },
		});
	});

	it('may be too short to see that the work has started', async () => {
		const { error } = await run(['READY'], { startsAsDone: true }, { timeout: 25_000 });
		expect(error!.description).toBe(
			'The work may not have started yet. Increase Timeout under Wait Options to at least 3 times Interval.',
		);
	});

	it('leaves time for a poll at its very end', async () => {
		expect((await run(['COMING'], {}, { timeout: 20_000 })).polls).toBe(2);
		expect((await run(['COMING'], {}, { timeout: 20_001 })).polls).toBe(2);
		expect((await run(['COMING'], {}, { timeout: 19_999 })).polls).toBe(1);
	});

	it('shorter than the interval means one poll at its end', async () => {
		const { pauses, polls } = await run(['COMING'], {}, { timeout: 3000 });
		expect(polls).toBe(1);
		expect(pauses).toEqual([3000]);
	});

	it('reports progress, if there is any', async () => {
		const { error } = await run(['CREATING', 'MIGRATING'], {}, { timeout: 25_000 });
		expect(error).toMatchObject({
			message: 'The branch is still MIGRATING after 20 seconds',
			description:
				'It was CREATING since 00:00:10 UTC, then MIGRATING since 00:00:20 UTC, so it is making progress. To wait longer, increase Timeout under Wait Options. Supabase continues its work.',
		});
	});

	it('reports that no state could be read, and why', async () => {
		const { error } = await run([failedPoll('unavailable', 503)], {}, { timeout: 25_000 });
		expect(error).toMatchObject({
			message: 'The branch could not be read for 20 seconds',
			description:
				'It may still be starting. Check it in the Supabase dashboard. The last poll failed: poll: unavailable.',
		});
	});

	it('does not mention a failure if a later poll succeeded', async () => {
		const looks = [failedPoll('unavailable', 503), 'COMING'];
		const { error } = await run(looks, {}, { timeout: 25_000 });
		expect(error!.description).not.toContain('last poll');
	});

	it('adds no second full stop to messages of others', async () => {
		for (const [message, sentence] of [
			['It failed!', 'It failed!'],
			['Version 1.2 failed', 'Version 1.2 failed.'],
		]) {
			const stops = failedPoll('unavailable', 503);
			stops.message = message!;
			const { error } = await run([stops], {}, { timeout: 5000 });
			expect(error!.description!.split('The last poll failed: ')[1]).toBe(sentence);
		}
	});

	it.each([
		[119_000, '119 seconds'],
		[119_499, '119 seconds'],
		[120_000, '2 minutes'],
		[600_000, '10 minutes'],
	])('of %i ms is shown as %s', async (timeout, words) => {
		const { error } = await run(['COMING'], {}, { timeout, interval: timeout });
		expect(error!.message).toBe(`The branch is still COMING after ${words}`);
	});
});

describe('a failed state', () => {
	it('ends the wait, and the error has the previous states and Supabase’s reason', async () => {
		const reason = { state: 'FAILED', thing: {}, reason: 'Migration 7 failed.' };
		const { error, polls } = await run(['COMING', reason]);
		expect(polls).toBe(2);
		expect(error).toMatchObject({
			message: 'The branch ended as FAILED',
			description:
				'Migration 7 failed. It was COMING since 00:00:10 UTC, then FAILED since 00:00:20 UTC. Check its logs in the Supabase dashboard, fix the cause, and run the operation again.',
			context: { itemIndex: 4 },
		});
		const other = await run(['FAILED']);
		expect(other.error!.description).toMatch(/^It was FAILED since 00:00:/);
	});
});

describe('a failed poll', () => {
	it.each<[FailureClass, number | undefined]>([
		['cut', undefined],
		['noTurn', undefined],
		['notSent', undefined],
		['rateLimited', 429],
		['unavailable', 503],
		['unreadable', 200],
		['paused', 540],
		['databaseUnreachable', 544],
		['blocked', 500],
	])('with a temporary failure does not end the wait: %s %s', async (failureClass, status) => {
		const problem = failedPoll(failureClass, status);
		const { result, polls } = await run([problem, problem, problem, 'READY']);
		expect(result).toMatchObject({ wait_state: 'READY' });
		expect(polls).toBe(4);
	});

	it.each<[FailureClass, number | undefined]>([
		['forbidden', 403],
		['state', 400],
		['unauthenticated', 401],
		['invalid', 499],
		['plan', undefined],
	])('with a permanent failure ends the wait: %s %s', async (failureClass, status) => {
		const { error, polls } = await run([failedPoll(failureClass, status), 'READY']);
		expect(polls).toBe(1);
		expect(error).toMatchObject({
			message: `The branch cannot be polled: poll: ${failureClass}`,
			description: 'Supabase accepted the operation and continues its work. Next step.',
			context: { itemIndex: 4, failure: { class: failureClass } },
		});
	});

	it.each<FailureClass>(['notFound', 'gone'])('with %s may mean that it is new', async (each) => {
		const missing = failedPoll(each, 404);
		expect((await run([missing, missing, missing, 'READY'])).polls).toBe(4);
	});

	it('with the second 404 ends the wait if it existed before', async () => {
		const missing = failedPoll('notFound', 404);
		expect((await run(['COMING', missing, 'READY'])).result).toBeDefined();
		expect((await run(['COMING', missing, missing, 'READY'])).polls).toBe(3);
		// Two in a row.
		expect((await run(['COMING', missing, 'COMING', missing, 'READY'])).polls).toBe(5);
		expect((await run(['COMING', missing, undefined, missing, 'READY'])).polls).toBe(5);
	});

	it('without a failure ends the wait', async () => {
		const { error, polls } = await run([new TypeError('bug'), 'READY']);
		expect(polls).toBe(1);
		expect(error!.message).toBe('The branch cannot be polled: bug');
		expect(error!.description).toBe('Supabase accepted the operation and continues its work.');
	});

	it('because of a canceled execution says so', async () => {
		const cancelled = { isCancelled: true };
		const { error, polls } = await run([failedPoll('cut'), 'READY'], {}, cancelled);
		expect(polls).toBe(1);
		expect(error).toMatchObject({
			message: 'The execution was canceled. The branch was not done yet',
			description: 'Supabase continues its work.',
			context: { itemIndex: 4 },
		});
	});
});

describe('the created object', () => {
	it('is named in the error, with its ID first', async () => {
		const { error } = await run(['FAILED'], { created: ['id', 'name', 'missing'] });
		expect(error!.description).toMatch(/^Created: id b1, name x\. It was FAILED/);
		expect(error).toHaveProperty('context.failure', {
			ids: { ref: 'abc' },
			created: { id: 'b1', name: 'x' },
		});
	});

	it('is the whole description if the error has none', async () => {
		const { error } = await run([new NodeOperationError(node, 'x')], { created: ['id'] });
		expect(error!.description).toBe('Created: id b1.');
	});

	it('is not named if there is none', async () => {
		for (const created of [undefined, ['missing']]) {
			const { error } = await run(['FAILED'], { created });
			expect(error!.description).toMatch(/^It was FAILED/);
			expect(error).toHaveProperty('context.failure', { ids: { ref: 'abc' } });
		}
	});
});
