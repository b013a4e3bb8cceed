import { isFinal, mayHaveBeenDone, type Failure } from '../failure/failure';
import type { Deadline } from './deadline';
import { pause } from './pause';

/** Waits after a temporary failure: 1, 2, 4, 8 and 16 seconds. */
const maxFailures = 5;
const firstPause = 1000;

/** Maximum wait after a 429, in milliseconds: the usual length of a rate limit’s window. */
const longestPause = 60_000;

export type Attempts<T> = {
	/** Whether the request may be sent again although it may have been executed. */
	isRepeatable: boolean;
	deadline: Deadline;
	signal: AbortSignal | undefined;
	/**
	 * Sends once.
	 *
	 * @param mayBeDone whether an earlier try may have been executed
	 * @throws Failure if there is no response, or the response is an error
	 */
	send: (mayBeDone: boolean) => Promise<T>;
	/** How long the rate limit makes the next request wait, in milliseconds. */
	timeToTurn: () => number;
	/** @returns the error of `send` as a Failure; undefined for any other error */
	failureOf: (error: unknown) => Failure | undefined;
};

/**
 * Sends until there is a final response. A request rejected with 429 was not executed, so it is
 * always sent again. After other temporary failures, it is sent again only if that is safe.
 *
 * @throws the last failure, with the number of tries, if no time is left, or if a retry would not
 *   help
 */
export async function sendUntilAnswered<T>(attempts: Attempts<T>): Promise<T> {
	const { isRepeatable, deadline, signal, send, timeToTurn, failureOf } = attempts;
	let failures = 0;
	let refusals = 0;
	let mayBeDone = false;
	for (let tries = 1; ; tries++) {
		try {
			return await send(mayBeDone);
		} catch (error) {
			signal?.throwIfAborted();
			const failure = failureOf(error);
			if (failure === undefined) throw error as Error;

			let wait: number | undefined;
			if (failure.class === 'rateLimited') {
				wait = Math.max(timeToTurn(), Math.min(longestPause, firstPause * 2 ** refusals++));
			} else if (!isFinal(failure, isRepeatable) && failures < maxFailures) {
				wait = firstPause * 2 ** failures++ * (0.5 + Math.random());
			}
			mayBeDone ||= mayHaveBeenDone(failure);
			if (wait === undefined || deadline.isOneTry || wait >= deadline.left()) {
				throw failure.after(tries, deadline.elapsed());
			}
			await pause(wait, signal);
		}
	}
}
