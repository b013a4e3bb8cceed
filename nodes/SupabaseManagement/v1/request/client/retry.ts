import { isFinal, mayHaveBeenDone, type Failure } from '../failure/failure';
import type { Deadline } from './deadline';
import { pause } from './pause';

/** After a failure that may pass: 1, 2, 4, 8 and 16 seconds. */
const maxFailures = 5;
const firstPause = 1000;

/** After a 429, at most, in milliseconds: the usual length of a rate limit’s window. */
const longestPause = 60_000;

export type Attempts<T> = {
	/** Whether the request may be sent again although it may have been done. */
	isRepeatable: boolean;
	deadline: Deadline;
	signal: AbortSignal | undefined;
	/**
	 * Sends once.
	 *
	 * @param mayBeDone whether a request before this one may have been done
	 * @throws Failure when there is no answer, or it is an error
	 */
	send: (mayBeDone: boolean) => Promise<T>;
	/** How long the rate limit makes the next request wait, in milliseconds. */
	timeToTurn: () => number;
	/** @returns what `send` threw as a Failure; undefined when that is something else */
	failureOf: (error: unknown) => Failure | undefined;
};

/**
 * Sends until there is an answer that sending again would not change. A 429 was not done, so it is
 * always sent again; other failures that pass, only where repeating is safe.
 *
 * @throws the last failure, with the number of tries, when there is no time left or no use
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
