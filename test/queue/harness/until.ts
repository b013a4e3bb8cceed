import { setTimeout as sleep } from 'node:timers/promises';

/** The interval between checks, in milliseconds. */
const pause = 250;

/**
 * Waits until a condition is true, for as long as anything changes.
 *
 * @param seconds Seconds without a change after which the wait fails.
 */
export async function until<T>(
	get: () => T | Promise<T>,
	so: (value: T) => boolean,
	complaint: string,
	seconds = 60,
): Promise<T> {
	let latest = '';
	let deadline = 0;
	for (;;) {
		const value = await get();
		if (so(value)) return value;
		const seen = JSON.stringify(value);
		if (seen !== latest) deadline = Date.now() + seconds * 1000;
		latest = seen;
		if (Date.now() > deadline) throw new Error(`${complaint}: ${seen.slice(0, 4000)}`);
		await sleep(pause);
	}
}
