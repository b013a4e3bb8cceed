import { Deadline } from '../../nodes/SupabaseManagement/v1/request/client/deadline';
import {
	sendUntilAnswered,
	type Attempts,
} from '../../nodes/SupabaseManagement/v1/request/client/retry';
import {
	Failure,
	type FailureClass,
} from '../../nodes/SupabaseManagement/v1/request/failure/failure';
import type { OperationKey } from '../../nodes/SupabaseManagement/v1/request/operation';

/** In milliseconds: the only clock, which pauses move forward. */
let mockNow = 0;
let mockPauses: number[] = [];

jest.mock('../../nodes/SupabaseManagement/v1/request/client/pause', () => ({
	pause: async (milliseconds: number) => {
		mockPauses.push(milliseconds);
		mockNow += milliseconds;
	},
}));

const minute = 60_000;
const get: OperationKey = 'GET /v1/projects/{ref}';
const pauseProject: OperationKey = 'POST /v1/projects/{ref}/pause';

let random = 0.5;

beforeEach(() => {
	mockNow = 5000;
	mockPauses = [];
	random = 0.5;
	jest.spyOn(performance, 'now').mockImplementation(() => mockNow);
	jest.spyOn(Math, 'random').mockImplementation(() => random);
});
afterEach(() => void jest.restoreAllMocks());

const failure = (failureClass: FailureClass, status?: number, key = get, code?: string) =>
	new Failure(failureClass, key, {
		code,
		answer: status === undefined ? undefined : { statusCode: status, headers: {}, body: '' },
	});

/** Fails with the given failures, then returns `answer`. */
async function sendWith(
	failures: unknown[],
	given: Partial<Attempts<string>> & { timeLimit?: number } = {},
) {
	const left = [...failures];
	const doubts: boolean[] = [];
	const { timeLimit = 10 * minute, ...attempts } = given;
	const outcome = await sendUntilAnswered<string>({
		isRepeatable: true,
		deadline: new Deadline(timeLimit).start(),
		signal: undefined,
		send: async (mayBeDone) => {
			doubts.push(mayBeDone);
			if (left.length > 0) throw left.shift() as Error;
			return 'answer';
		},
		timeToTurn: () => 0,
		failureOf: (error) => (error instanceof Failure ? error : undefined),
		...attempts,
	}).catch((error: unknown) => error);
	return { outcome, tries: doubts.length, doubts };
}

const times = <T>(count: number, thing: () => T) => Array.from({ length: count }, thing);
const unavailable = () => failure('unavailable', 503);

it('a request with an answer is not repeated', async () => {
	expect(await sendWith([])).toEqual({ outcome: 'answer', tries: 1, doubts: [false] });
	expect(mockPauses).toEqual([]);
});

describe('a temporary failure', () => {
	it('is retried after 1, 2, 4, 8 and 16 seconds', async () => {
		const { outcome, tries } = await sendWith(times(5, unavailable));
		expect(outcome).toBe('answer');
		expect(tries).toBe(6);
		expect(mockPauses).toEqual([1000, 2000, 4000, 8000, 16_000]);
	});

	it('is thrown after five more tries, with the number of tries', async () => {
		const { outcome, tries } = await sendWith(times(6, unavailable));
		expect(outcome).toMatchObject({ class: 'unavailable', tries: 6, elapsed: 31_000 });
		expect(tries).toBe(6);
	});

	it.each([
		[0, 500],
		[0.999, 1499],
	])('has slightly different pauses each time: %s', async (chance, expected) => {
		random = chance;
		await sendWith([unavailable()]);
		expect(mockPauses).toEqual([expected]);
	});

	it('is thrown immediately if repeating is not safe', async () => {
		const { outcome, tries } = await sendWith([unavailable()], { isRepeatable: false });
		expect(outcome).toMatchObject({ class: 'unavailable', tries: 1, elapsed: 0 });
		expect(tries).toBe(1);
	});
});

describe('a 429', () => {
	const refused = () => failure('rateLimited', 429, pauseProject);

	it('is always retried, because the request was not executed', async () => {
		const { outcome, doubts } = await sendWith([refused()], { isRepeatable: false });
		expect(outcome).toBe('answer');
		expect(doubts).toEqual([false, false]);
	});

	it('has longer pauses each time, up to a minute', async () => {
		const { outcome } = await sendWith(times(9, refused));
		expect(outcome).toBe('answer');
		expect(mockPauses).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60].map((each) => each * 1000));
	});

	it('is retried when it is the request’s turn', async () => {
		await sendWith([refused()], { timeToTurn: () => 45_000 });
		expect(mockPauses).toEqual([45_000]);
	});

	it('does not count as one of the five tries', async () => {
		const { outcome } = await sendWith([...times(3, refused), ...times(5, unavailable)]);
		expect(outcome).toBe('answer');
		expect(mockPauses).toEqual([1, 2, 4, 1, 2, 4, 8, 16].map((each) => each * 1000));
	});
});

describe('the time limit', () => {
	it.each([
		[1001, 'answer', 2],
		[1000, expect.objectContaining({ class: 'unavailable' }), 1],
		[999, expect.objectContaining({ class: 'unavailable' }), 1],
	])('of %i ms, with a pause of a second', async (timeLimit, expected, expectedTries) => {
		const { outcome, tries } = await sendWith([unavailable()], { timeLimit });
		expect(outcome).toEqual(expected);
		expect(tries).toBe(expectedTries);
	});

	it('of 0 means one try, also for a 429 that requires no pause', async () => {
		const deadline = new Deadline(0, undefined, minute).start();
		for (const each of [unavailable(), failure('rateLimited', 429)]) {
			const { tries } = await sendWith([each], { deadline });
			expect(tries).toBe(1);
		}
		expect(mockPauses).toEqual([]);
	});
});

describe('never retried:', () => {
	it.each([
		['forbidden', 403],
		['invalid', 400],
		['notFound', 404],
		['unavailable', 501],
		['noTurn', undefined],
		['unreadable', 200],
	])('an answer of the class %s (%s)', async (failureClass, status) => {
		const { tries } = await sendWith([failure(failureClass as FailureClass, status)]);
		expect(tries).toBe(1);
	});

	it('an untrusted certificate', async () => {
		const { tries } = await sendWith([failure('notSent', undefined, get, 'CERT_HAS_EXPIRED')]);
		expect(tries).toBe(1);
	});

	it('an error that is no failure, which is thrown unchanged', async () => {
		const bug = new TypeError('bug');
		expect(await sendWith([bug])).toMatchObject({ outcome: bug, tries: 1 });
	});
});

describe('a request that was not sent', () => {
	it.each([true, false])('is retried (repeatable: %s)', async (isRepeatable) => {
		const refused = failure('notSent', undefined, pauseProject, 'ECONNREFUSED');
		const { outcome, doubts } = await sendWith([refused], { isRepeatable });
		expect(outcome).toBe('answer');
		expect(doubts).toEqual([false, false]);
	});
});

it('if a request may have been executed, all later errors say so', async () => {
	const cut = failure('cut', undefined, 'DELETE /v1/projects/{ref}', 'ECONNRESET');
	const refused = failure('rateLimited', 429, 'DELETE /v1/projects/{ref}');
	expect((await sendWith([refused, cut, refused])).doubts).toEqual([false, false, true, true]);
});

it('nothing is retried after the execution was canceled', async () => {
	const execution = new AbortController();
	const canceled = new Error('canceled');
	const { outcome, tries } = await sendWith([], {
		signal: execution.signal,
		send: async () => {
			execution.abort(canceled);
			throw unavailable();
		},
	});
	expect(outcome).toBe(canceled);
	expect(tries).toBe(0);
	expect(mockPauses).toEqual([]);
});
