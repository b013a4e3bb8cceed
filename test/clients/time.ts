import { setTimeout as sleep } from 'node:timers/promises';

import type { Setting } from './setting.ts';

/** Maximum time for anything, in milliseconds, generous enough for a busy machine. */
export const patience = 180_000;

/**
 * Waits until something has a status. The sandbox changes a status within a fraction of a second.
 */
export async function until(read: () => Promise<string> | string, wanted: string): Promise<void> {
	const end = Date.now() + patience;
	for (;;) {
		const status = await read();
		if (status === wanted) return;
		if (Date.now() > end) throw new Error(`${status} is not ${wanted}`);
		await sleep(50);
	}
}

/**
 * Starts a command that does not end on its own before what it waits for happens, so that a slow
 * machine does not miss it.
 */
export async function unending(
	{ sandbox: { world } }: Setting,
	start: () => Promise<unknown>,
): Promise<void> {
	const { transitionSeconds } = world;
	world.transitionSeconds = 3600;
	try {
		await start();
	} finally {
		world.transitionSeconds = transitionSeconds;
	}
}
