import type { IN8nHttpFullResponse } from 'n8n-workflow';

import { idempotencyKey } from './idempotency';
import type { OperationKey } from './operation';
import { pause } from './pause';
import { onlyReads } from './readingPosts';
import { answerOf, GaveUp, networkCodeOf } from './refusal';

/** After a failure that may pass: 1, 2, 4, 8 and 16 seconds. */
const mostFailures = 5;
const firstPause = 1000;

/** Answers of a server that is overloaded or restarts. */
const passing = new Set([502, 503, 504]);

export type Attempt<T> = {
	/** Whether the request may be sent again although it may have been done. */
	repeatable: boolean;
	/** In milliseconds from the first request on. */
	timeLimit: number;
	signal: AbortSignal | undefined;
	/**
	 * Sends when the rate limit allows it.
	 *
	 * @param mayBeDone whether a request before this one may have been done
	 */
	send: (mayBeDone: boolean) => Promise<T>;
	/** In milliseconds, after a 429. */
	timeToTurn: () => number;
};

/**
 * Whether an operation may be sent again without harm when it is not known whether it was done:
 * reading always, what replaces or removes a thing too, and what carries an idempotency key.
 */
export function isRepeatable(key: OperationKey, headers: Record<string, unknown> = {}): boolean {
	return onlyReads(key) || /^(PUT|DELETE) /.test(key) || headers[idempotencyKey] !== undefined;
}

/**
 * Sends until there is an answer that will not change: it waits after a 429, which was refused and
 * not done, and repeats what may be repeated after failures that pass.
 *
 * @throws the last error, as GaveUp when it was tried more than once
 */
export async function persist<T>(attempt: Attempt<T>): Promise<T> {
	const { repeatable, timeLimit, signal, send, timeToTurn } = attempt;
	let startedAt: number | undefined;
	let failures = 0;
	for (let tries = 1; ; tries++) {
		try {
			return await send(failures > 0);
		} catch (error) {
			// Waiting for the first turn does not count: it only says how many items there are.
			startedAt ??= Date.now();
			const answer = answerOf(error);

			let wait: number | undefined;
			if (answer?.statusCode === 429) wait = timeToTurn();
			else if (repeatable && mayPass(error, answer) && failures < mostFailures) {
				wait = firstPause * 2 ** failures * (0.5 + Math.random());
				failures++;
			}

			const elapsed = Date.now() - startedAt;
			if (wait === undefined || elapsed + wait > timeLimit) {
				throw tries === 1 ? error : new GaveUp(error, tries, elapsed);
			}
			await pause(wait, signal);
		}
	}
}

function mayPass(error: unknown, answer: IN8nHttpFullResponse | undefined): boolean {
	return answer === undefined ? networkCodeOf(error) !== undefined : passing.has(answer.statusCode);
}
