import { setTimeout as sleep } from 'node:timers/promises';

/** Only what hangs takes so long, in milliseconds, even on a busy machine. */
const patience = 120_000;

/**
 * Checks repeatedly until something is true.
 *
 * @returns what was seen then
 * @throws Error that shows what was seen last
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

/** What is there soon. */
export async function untilFound<Found>(find: () => Promise<Found | undefined>): Promise<Found> {
	return (await until(find, (found) => found !== undefined))!;
}
