import { Pacing } from '../../nodes/SupabaseManagement/v1/request/client/pacing';
import { rateLimitsOf } from '../../nodes/SupabaseManagement/v1/request/client/rateLimits';
import { contract } from '../../nodes/SupabaseManagement/v1/request/contract';
import type { PathValues } from '../../nodes/SupabaseManagement/v1/request/input/path';
import type { OperationKey } from '../../nodes/SupabaseManagement/v1/request/operation';

const ref = 'abcdefghijklmnopqrst';
const get: OperationKey = 'GET /v1/projects/{ref}';
const minute = 60_000;

let now = 0;
let random = 0;

beforeEach(() => {
	now = 1_000_000;
	random = 0;
	jest.spyOn(performance, 'now').mockImplementation(() => now);
	jest.spyOn(Math, 'random').mockImplementation(() => random);
});
afterEach(() => void jest.restoreAllMocks());

let credentials = 0;
const open = (key = get, values: object = { ref }, credential = `credential ${++credentials}`) =>
	new Pacing(credential, key, values as PathValues);

/** @returns how many requests may be sent immediately, up to 1000 */
function rest(pacing: Pacing): number {
	let count = 0;
	while (count < 1000 && pacing.take() !== undefined) count++;
	return count;
}

const answer = (headers: Record<string, string | number>, statusCode = 200) => ({
	statusCode,
	body: '',
	headers: headers as Record<string, string>,
});

const headers = (limit: number, remaining: number, reset: number) => ({
	'x-ratelimit-limit': String(limit),
	'x-ratelimit-remaining': String(remaining),
	'x-ratelimit-reset': String(reset),
});

describe('a window', () => {
	it('allows as many requests as the limit, and no more', () => {
		const pacing = open();
		expect(pacing.timeToTurn()).toBe(0);
		expect(pacing.take()).toBe(now);
		expect(rest(pacing)).toBe(119);
		expect(pacing.timeToTurn()).toBe(minute);
		expect(pacing.take()).toBeUndefined();
	});

	it('ends when its time is over, not a millisecond earlier', () => {
		const pacing = open();
		rest(pacing);
		now += minute - 1;
		expect(pacing.timeToTurn()).toBe(1);
		expect(pacing.take()).toBeUndefined();
		now += 1;
		expect(pacing.timeToTurn()).toBe(0);
		expect(rest(pacing)).toBe(120);
		// The next window starts here, not where the first one would have ended.
		expect(pacing.timeToTurn()).toBe(minute);
	});

	it('starts again with the next request after a long time', () => {
		const pacing = open();
		rest(pacing);
		now += 10 * minute;
		expect(rest(pacing)).toBe(120);
		expect(pacing.timeToTurn()).toBe(minute);
	});

	it.each([
		['another credential', get, { ref }, 'other'],
		['another operation', 'DELETE /v1/projects/{ref}' as OperationKey, { ref }, 'one'],
		['another project', get, { ref: 'tsrqponmlkjihgfedcba' }, 'one'],
	])('is separate from that of %s', (_what, key, values, name) => {
		const credential = `credential ${++credentials}`;
		rest(open(get, { ref }, `${credential} one`));
		expect(rest(open(key, values, `${credential} ${name}`))).toBeGreaterThan(0);
	});

	it.each([
		['ref', 'GET /v1/projects/{ref}'],
		['slug', 'GET /v1/organizations/{slug}'],
		['parent_project_ref', 'GET /v1/projects/{ref}'],
		['branch_id_or_ref', 'GET /v1/branches/{branch_id_or_ref}'],
	])('is shared by all requests of the same %s, and separate from others', (name, key) => {
		const credential = `credential ${++credentials}`;
		rest(open(key as OperationKey, { [name]: 'a' }, credential));
		expect(rest(open(key as OperationKey, { [name]: 'a' }, credential))).toBe(0);
		expect(rest(open(key as OperationKey, { [name]: 'b' }, credential))).toBe(120);
	});
});

describe('an answer', () => {
	it('sets how many requests are left, and until when', () => {
		const pacing = open();
		pacing.learn(answer(headers(120, 3, 20)), pacing.take()!);
		expect(rest(pacing)).toBe(3);
		expect(pacing.timeToTurn()).toBe(20_000);
	});

	it('never increases the known number of requests left', () => {
		const pacing = open();
		const sentAt = pacing.take()!;
		for (let sent = 0; sent < 117; sent++) pacing.take();
		pacing.learn(answer(headers(120, 119, 20)), sentAt);
		expect(rest(pacing)).toBe(2);
	});

	it('sets the limit from the next window', () => {
		const pacing = open();
		pacing.learn(answer(headers(10, 9, 20)), pacing.take()!);
		expect(rest(pacing)).toBe(9);
		now += 20_000;
		expect(rest(pacing)).toBe(10);
	});

	it('with a limit of 0 does not change the limit', () => {
		const pacing = open();
		pacing.learn(answer(headers(0, 0, 20)), pacing.take()!);
		now += 20_000;
		expect(rest(pacing)).toBe(120);
	});

	it('never causes a wait longer than a window', () => {
		const pacing = open();
		pacing.learn(answer(headers(120, 0, 999_999)), pacing.take()!);
		expect(pacing.timeToTurn()).toBe(minute);
	});

	it('causes a wait of up to half a second more, so that not all requests resume together', () => {
		const pacing = open();
		random = 0.5;
		pacing.learn(answer(headers(120, 0, 20)), pacing.take()!);
		expect(pacing.timeToTurn()).toBe(20_250);
	});

	it('to a request of the previous window changes nothing', () => {
		const pacing = open();
		const sentAt = pacing.take()!;
		now += minute;
		pacing.take();
		pacing.learn(answer(headers(120, 0, 20)), sentAt);
		expect(pacing.timeToTurn()).toBe(0);
		expect(rest(pacing)).toBe(119);
	});

	it('to a request at the very start of a window does', () => {
		const pacing = open();
		rest(pacing);
		now += minute;
		pacing.learn(answer(headers(120, 5, 20)), pacing.take()!);
		expect(rest(pacing)).toBe(5);
	});

	it('without headers changes nothing', () => {
		const pacing = open();
		pacing.learn(answer({}), pacing.take()!);
		expect(rest(pacing)).toBe(119);
		expect(pacing.timeToTurn()).toBe(minute);
	});

	it.each(['', ' 7', '7 ', 'x7', '7x', '-7', '7.5', '7e0', '0x7', 'Infinity', '1234567890'])(
		'with the headers %j, which are not whole numbers, changes nothing either',
		(value) => {
			const pacing = open();
			const names = ['limit', 'remaining', 'reset'].map((name) => `x-ratelimit-${name}`);
			pacing.learn(answer(Object.fromEntries(names.map((name) => [name, value]))), pacing.take()!);
			expect(rest(pacing)).toBe(119);
			expect(pacing.timeToTurn()).toBe(minute);
			now += minute;
			expect(rest(pacing)).toBe(120);
		},
	);
});

describe('a 429', () => {
	it('ends the window’s allowance, whatever its headers say is left', () => {
		const pacing = open();
		pacing.learn(answer(headers(120, 7, 20), 429), pacing.take()!);
		expect(pacing.timeToTurn()).toBe(20_000);
	});

	it('without a time blocks requests for a window', () => {
		const pacing = open();
		const sentAt = pacing.take()!;
		now += 10_000;
		random = 0.5;
		pacing.learn(answer({}, 429), sentAt);
		expect(pacing.timeToTurn()).toBe(minute + 250);
	});

	it('may have the time in Retry-After', () => {
		const pacing = open();
		pacing.learn(answer({ 'retry-after': '7' }, 429), pacing.take()!);
		expect(pacing.timeToTurn()).toBe(7000);
	});
});

describe('if there are 10,000 windows', () => {
	let Fresh = Pacing;
	const open = (values: object, key = get) => new Fresh('credential', key, values as PathValues);
	const fillUpTo = (count: number) => {
		for (let index = 1; index < count; index++) open({ ref: `project ${index}` });
	};
	/** Whether two windows are the same. */
	const isSame = (one: Pacing, other: Pacing) => rest(one) > 0 && rest(other) === 0;

	beforeEach(() => {
		jest.isolateModules(() => {
			({ Pacing: Fresh } = jest.requireActual<{ Pacing: typeof Pacing }>(
				'../../nodes/SupabaseManagement/v1/request/client/pacing',
			));
		});
	});

	it('ended ones are removed', () => {
		const held = open({ ref });
		fillUpTo(10_000);
		now += minute;
		expect(isSame(held, open({ ref }))).toBe(false);
	});

	it('none is removed earlier', () => {
		const held = open({ ref });
		fillUpTo(9_999);
		now += minute;
		expect(isSame(held, open({ ref }))).toBe(true);
	});

	it('others are kept, whether used or not', () => {
		fillUpTo(10_000);
		now += minute - 1;
		expect(isSame(open({ ref: 'project 1' }), open({ ref: 'project 1' }))).toBe(true);
		expect(isSame(open({ ref }), open({ ref }))).toBe(true);
	});

	it('an operation with several is removed after the last one has ended', () => {
		const [key] = Object.keys(contract).filter(
			(each) => new Set(rateLimitsOf(each as OperationKey).map(({ seconds }) => seconds)).size > 1,
		) as OperationKey[];
		const [shortest, longest] = rateLimitsOf(key!)
			.map(({ seconds }) => seconds * 1000)
			.sort((a, b) => a - b);
		const held = open({ ref }, key);
		fillUpTo(10_000);
		now += shortest!;
		expect(isSame(held, open({ ref }, key))).toBe(true);
		now += longest!;
		expect(isSame(held, open({ ref }, key))).toBe(false);
	});
});
