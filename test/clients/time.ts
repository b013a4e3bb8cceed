import { setTimeout as sleep } from 'node:timers/promises';

import type { Setting } from './setting.ts';

/** How long anything may take, in milliseconds: a busy machine is no reason to fail. */
export const patience = 180_000;

/** Waits until something has a status; the sandbox takes a fraction of a second to change one. */
export async function until(read: () => Promise<string> | string, wanted: string): Promise<void> {
	const end = Date.now() + patience;
	for (;;) {
		const status = await read();
		if (status === wanted) return;
		if (Date.now() > end) throw new Error(`${status} is not ${wanted}`);
		await sleep(50);
	}
}

/** Starts something that does not end on its own, so that a slow machine is not too late for it. */
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
