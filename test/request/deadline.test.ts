import { Deadline, OutOfTime } from '../../nodes/SupabaseManagement/v1/request/client/deadline';

let now = 0;
let timers: Array<{ milliseconds: number; end: () => void }> = [];

beforeEach(() => {
	now = 1000;
	timers = [];
	jest.spyOn(performance, 'now').mockImplementation(() => now);
	jest.spyOn(AbortSignal, 'timeout').mockImplementation((milliseconds) => {
		const timer = new AbortController();
		timers.push({ milliseconds, end: () => timer.abort(new Error('timer')) });
		return timer.signal;
	});
});
afterEach(() => void jest.restoreAllMocks());

describe('the time that is left', () => {
	it('counts from the start', () => {
		const deadline = new Deadline(600);
		now += 5000;
		expect([deadline.left(), deadline.elapsed()]).toEqual([Infinity, 0]);
		expect(deadline.start()).toBe(deadline);
		now += 599;
		expect([deadline.left(), deadline.elapsed()]).toEqual([1, 599]);
		now += 1;
		expect(deadline.left()).toBe(0);
		now += 1000;
		expect([deadline.left(), deadline.elapsed()]).toEqual([0, 1600]);
	});

	it('does not start again', () => {
		const deadline = new Deadline(600).start();
		now += 100;
		deadline.start();
		expect(deadline.left()).toBe(500);
	});

	it('is the time for one try if there is only one', () => {
		const deadline = new Deadline(0, undefined, 300).start();
		expect(deadline.isOneTry).toBe(true);
		expect(deadline.left()).toBe(300);
		expect(new Deadline(0).start().left()).toBe(0);
		const other = new Deadline(600, undefined, 300).start();
		expect(other.isOneTry).toBe(false);
		expect(other.left()).toBe(600);
	});
});

describe('its signal', () => {
	it('lasts as long as there is time left, in whole milliseconds', () => {
		const signal = new Deadline(600.2).start().signal();
		expect(timers).toMatchObject([{ milliseconds: 601 }]);
		expect(signal.aborted).toBe(false);
		timers[0]!.end();
		expect(signal.aborted).toBe(true);
	});

	it('lasts no longer than a timer can', () => {
		new Deadline(600).signal();
		expect(timers).toMatchObject([{ milliseconds: 2 ** 31 - 1 }]);
	});

	it('also ends with the execution', () => {
		const execution = new AbortController();
		const signal = new Deadline(600, execution.signal).start().signal();
		expect(signal.aborted).toBe(false);
		execution.abort();
		expect(signal.aborted).toBe(true);
	});
});

describe('a task within the time', () => {
	const never = async () => await new Promise<never>(() => {});

	it('returns the task’s result, or throws its error', async () => {
		const deadline = new Deadline(600).start();
		await expect(deadline.within(100, async () => 'done')).resolves.toBe('done');
		const error = new Error('failed');
		await expect(deadline.within(100, async () => await Promise.reject(error))).rejects.toBe(error);
	});

	it.each([
		[100, 100],
		[600, 600],
		[601, 600],
		[99.1, 100],
	])('may take %s ms of 600: %s', async (longest, expected) => {
		await new Deadline(600).start().within(longest, async () => {});
		expect(timers).toMatchObject([{ milliseconds: expected }]);
	});

	it('may take as long as a timer can before the start', async () => {
		await new Deadline(600).within(Infinity, async () => {});
		expect(timers).toMatchObject([{ milliseconds: 2 ** 31 - 1 }]);
	});

	it('ends when its time is over, and receives a signal', async () => {
		let given: AbortSignal | undefined;
		const work = new Deadline(600).start().within(100, async (signal) => {
			given = signal;
			await never();
		});
		timers[0]!.end();
		const error = await work.catch((thrown: unknown) => thrown);
		expect(error).toBeInstanceOf(OutOfTime);
		expect(error).toHaveProperty('code', 'ETIMEDOUT');
		expect(given!.aborted).toBe(true);
	});

	it('ends when the execution is canceled, with the reason', async () => {
		const execution = new AbortController();
		const reason = new Error('canceled');
		const work = new Deadline(600, execution.signal).start().within(100, never);
		execution.abort(reason);
		await expect(work).rejects.toBe(reason);
	});

	it('does not start after the execution was canceled', async () => {
		const reason = new Error('canceled');
		const begin = jest.fn(never);
		const deadline = new Deadline(600, AbortSignal.abort(reason)).start();
		await expect(deadline.within(100, begin)).rejects.toBe(reason);
		expect(begin).not.toHaveBeenCalled();
	});

	it('leaves no listener on the execution, which may last for hours', async () => {
		const { signal } = new AbortController();
		const added = jest.spyOn(signal, 'addEventListener');
		const removed = jest.spyOn(signal, 'removeEventListener');
		await new Deadline(600, signal).start().within(100, async () => {});
		expect(added).toHaveBeenCalledTimes(1);
		expect(removed.mock.calls).toEqual(added.mock.calls);
	});
});
