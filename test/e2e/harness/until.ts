import { setTimeout as sleep } from 'node:timers/promises';

/** Only a hung process takes this long, in milliseconds, even on a busy machine. */
const patience = 120_000;

/**
 * Checks repeatedly until something is true.
 *
 * @returns the value for which it was true
 * @throws Error with the last value
 */
export async function until<Seen>(
	look: () => Promise<Seen>,
	isSo: (seen: Seen) => boolean,
): Promise<Seen> {
	const deadline = Date.now() + patience;
	for (;;) {
		const seen = await look();
		if (isSo(seen)) return seen;
		if (Date.now() > deadline) throw new Error(`It is still ${JSON.stringify(seen)}`);
		await sleep(100);
	}
}

/** Waits until a value is no longer undefined. */
export async function untilFound<Found>(find: () => Promise<Found | undefined>): Promise<Found> {
	return (await until(find, (found) => found !== undefined))!;
}
