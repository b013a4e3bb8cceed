import type { IDataObject, IN8nHttpFullResponse } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';

/** Supabase answered, and the answer was no. */
class Refusal extends Error {
	readonly answer: IN8nHttpFullResponse;

	constructor(answer: IN8nHttpFullResponse) {
		super(`HTTP ${answer.statusCode}`);
		this.answer = answer;
	}
}

/** Supabase said yes, but what it sent is not what it should be. */
export class UnreadableAnswer extends Error {}

/** It was tried more than once, in so many milliseconds. */
export class GaveUp extends Error {
	readonly tries: number;

	readonly elapsed: number;

	constructor(lastError: unknown, tries: number, elapsed: number) {
		super('Gave up', { cause: lastError });
		this.tries = tries;
		this.elapsed = elapsed;
	}
}

/** @throws Refusal for every status that is not 2xx, and for a 200 that carries an error */
export function refuseErrors(answer: IN8nHttpFullResponse): void {
	const { statusCode, body } = answer;
	if (statusCode < 200 || statusCode >= 300) throw new Refusal(answer);
	// Log queries that fail come back with a 200 and `{ error }`.
	if (typeof body === 'object' && body !== null && 'error' in body && body.error) {
		// Invitations may be sent in part: `{ data, error }`. The operation says which were not.
		if ('data' in body && Array.isArray(body.data) && body.data.length > 0) return;
		throw new Refusal({ ...answer, statusCode: 400 });
	}
}

/**
 * @returns what Supabase answered, if an error is a refusal. n8n itself throws a 401, so that it can
 * refresh OAuth2 tokens; every other status comes from `refuseErrors`.
 */
export function answerOf(error: unknown): IN8nHttpFullResponse | undefined {
	if (error instanceof Refusal) return error.answer;
	if (error instanceof NodeApiError && error.httpCode === '401') {
		return { statusCode: 401, headers: {}, body: (error.context.data ?? {}) as IDataObject };
	}
	return undefined;
}

/** @returns such as ECONNREFUSED, however deep n8n has wrapped it; undefined for other errors */
export function networkCodeOf(error: unknown): string | undefined {
	for (let cause = error; cause instanceof Error; cause = cause.cause) {
		const { code } = cause as { code?: unknown };
		if (
			typeof code === 'string' &&
			/^(E[A-Z_]+|CERT_\w+|DEPTH_\w+|SELF_\w+|UNABLE_\w+)$/.test(code)
		) {
			return code;
		}
	}
	return undefined;
}
