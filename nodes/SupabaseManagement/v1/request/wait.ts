import type { IDataObject, INode } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import type { Client } from './client/client';
import type { Begun, Watch } from './waits';

export type Patience = {
	/** In milliseconds. */
	timeout: number;
	/** In milliseconds. */
	interval: number;
};

/** As often must a thing be seen as done that was so from the start, before it is believed. */
const timesToBelieve = 3;

/**
 * Looks at what an operation has begun until it is done.
 *
 * @returns the finished thing
 * @throws NodeOperationError when it failed, is stuck, or takes longer than the timeout
 */
export async function waitUntilDone(
	watch: Watch,
	client: Client,
	begun: Begun,
	{ timeout, interval }: Patience,
	{ node, itemIndex }: { node: INode; itemIndex: number },
): Promise<IDataObject> {
	const startedAt = performance.now();
	const trail: Array<{ state: string; since: Date }> = [];
	let timesDone = 0;
	for (;;) {
		await client.pause(interval);
		const { state, thing, reason } = await watch.look(client, begun);
		if (trail.at(-1)?.state !== state) trail.push({ state, since: new Date() });

		if (watch.failed.includes(state)) {
			throw new NodeOperationError(node, `${watch.what} ended as ${state}`, {
				itemIndex,
				description: `${reason === undefined ? '' : `${reason} `}It was ${said(trail)}. Look at its logs in the Supabase dashboard, mend the cause, and run it again.`,
			});
		}
		if (watch.done.includes(state)) {
			timesDone++;
			const hasMoved = trail.length > 1;
			if (!watch.startsAsDone || hasMoved || timesDone >= timesToBelieve) return thing;
		}
		if (performance.now() - startedAt + interval > timeout) {
			throw new NodeOperationError(
				node,
				`${watch.what} is still ${state} after ${minutes(performance.now() - startedAt)}`,
				{
					itemIndex,
					description:
						trail.length > 1
							? `It was ${said(trail)}, so it is moving: give it more time with Timeout under Wait Options. It goes on in Supabase.`
							: `It has not moved since ${clock(trail[0]!.since)} and may be stuck. Look at it in the Supabase dashboard; Supabase’s support can free it. If it only needs longer, raise Timeout under Wait Options.`,
				},
			);
		}
	}
}

function said(trail: Array<{ state: string; since: Date }>): string {
	return trail.map(({ state, since }) => `${state} since ${clock(since)}`).join(', then ');
}

function clock(time: Date): string {
	return `${time.toISOString().slice(11, 19)} UTC`;
}

function minutes(milliseconds: number): string {
	const seconds = Math.round(milliseconds / 1000);
	if (seconds < 120) return `${seconds} seconds`;
	return `${Math.round(seconds / 60)} minutes`;
}
