import { setTimeout as sleep } from 'node:timers/promises';

/** How often it is looked, in milliseconds. */
const pause = 250;

/**
 * Waits until something is so, for as long as anything changes.
 *
 * @param seconds after which nothing is expected to change any more
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
