import type { INode } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { pause } from '../SupabaseManagement/v1/request/client/pause';

/** How long a poll may take, in milliseconds. n8n starts the next one after a minute at the earliest. */
export const pollTimeLimit = 60_000;

/** One time limit for everything that a poll does, also while a server does not answer. */
export class Deadline {
	private readonly endsAt: number;

	private readonly node: INode;

	private readonly timeLimit: number;

	constructor(node: INode, timeLimit = pollTimeLimit) {
		this.node = node;
		this.timeLimit = timeLimit;
		// Unlike Date, this clock is not set back or forward.
		this.endsAt = performance.now() + timeLimit;
	}

	/** @returns how much time is left, in milliseconds; never less than 0 */
	left(): number {
		return Math.max(0, this.endsAt - performance.now());
	}

	/**
	 * @param work gets the time that is left, in milliseconds
	 * @throws NodeOperationError when the time is up, or what `work` throws
	 */
	async hold<T>(work: (timeLimit: number) => Promise<T>): Promise<T> {
		const timeLimit = this.left();
		if (timeLimit === 0) throw this.timeIsUp();
		const finished = new AbortController();
		const timeIsUp = async () => {
			await pause(timeLimit, finished.signal);
			throw this.timeIsUp();
		};
		try {
			return await Promise.race([work(timeLimit), timeIsUp()]);
		} finally {
			finished.abort();
		}
	}

	private timeIsUp(): NodeOperationError {
		return new NodeOperationError(this.node, 'Supabase did not answer in time', {
			description: `A poll takes ${this.timeLimit / 1000} seconds at most. What changed since the last poll is reported when Supabase answers again.`,
		});
	}
}
