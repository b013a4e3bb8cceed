import type { IN8nHttpFullResponse } from 'n8n-workflow';

import { onlyReads } from '../guard/readingPosts';
import type { OperationKey } from '../operation';
import { whatSupabaseSaid, type Said } from './supabaseSaid';

/** The ways in which a request can fail. `classes.ts` has the advice for each. */
export type FailureClass =
	/** Something must be removed first. */
	| 'blocked'
	/** Something else is changing the same thing. */
	| 'conflict'
	/** The connection ended before there was an answer. */
	| 'cut'
	| 'databaseUnreachable'
	| 'earlyAccess'
	| 'forbidden'
	| 'gone'
	| 'invalid'
	| 'nameTaken'
	| 'notFound'
	/** Nothing was sent, because other requests of the credential were first. */
	| 'noTurn'
	/** There was no connection. */
	| 'notSent'
	| 'paused'
	| 'plan'
	| 'rateLimited'
	| 'redirect'
	/** The state or a setting of the project does not allow it. */
	| 'state'
	| 'unauthenticated'
	| 'unavailable'
	| 'unreadable';

/** Other requests were sent first until the time limit was over. Nothing was sent. */
export class NoTurn extends Error {}

/** The status is a success, but the body is not as expected. */
export class UnreadableAnswer extends Error {}

/** A request that failed, or whose outcome is unknown. It contains nothing of the request. */
export class Failure extends Error {
	readonly class: FailureClass;

	readonly key: OperationKey;

	readonly said: Said;

	/** HTTP status; undefined if there was no response. */
	readonly status: number | undefined;

	readonly headers: IN8nHttpFullResponse['headers'];

	/** Error code of a failed connection, such as ECONNREFUSED. */
	readonly code: string | undefined;

	/** Number of tries, and their total time in milliseconds. */
	tries = 1;

	elapsed = 0;

	constructor(
		failureClass: FailureClass,
		key: OperationKey,
		{ answer, said, code }: { answer?: IN8nHttpFullResponse; said?: Said; code?: string } = {},
	) {
		super(failureClass);
		this.class = failureClass;
		this.key = key;
		this.said = said ?? whatSupabaseSaid(undefined as unknown as string);
		this.status = answer?.statusCode;
		this.headers = answer?.headers ?? {};
		this.code = code;
	}

	after(tries: number, elapsed: number): this {
		this.tries = tries;
		this.elapsed = elapsed;
		return this;
	}
}

/** Statuses of a server that is overloaded or restarting, or of Cloudflare. */
const passing = new Set([408, 500, 502, 503, 504, 520, 521, 522, 523, 524]);

/** There was no connection, so nothing was sent. */
const notSentCodes =
	/^(ECONNREFUSED|EHOSTDOWN|EHOSTUNREACH|ENETDOWN|ENETUNREACH|ENOTFOUND|EAI_\w+|CERT_\w+|DEPTH_\w+|SELF_\w+|UNABLE_\w+|ERR_TLS_\w+)$/;

/** A certificate that is not trusted now will not be trusted in a second either. */
const certificateCodes = /^(CERT_|DEPTH_|SELF_|UNABLE_|ERR_TLS_)/;

/** @returns the failure, if a response is an error: not 2xx, or a 200 that contains an error */
export function failureIn(key: OperationKey, answer: IN8nHttpFullResponse): Failure | undefined {
	const { statusCode: status, body } = answer;
	if (status >= 200 && status < 300) {
		// Failed log queries return a 200 with `{ error }`.
		if (typeof body !== 'object' || body === null || !('error' in body) || !body.error) {
			return undefined;
		}
		// Some invitations may fail: `{ data, error }`. The operation reports which.
		if ('data' in body && Array.isArray(body.data) && body.data.length > 0) return undefined;
		return new Failure('invalid', key, {
			said: whatSupabaseSaid(body),
			answer: { ...answer, statusCode: 400 },
		});
	}
	const said = whatSupabaseSaid(body);
	return new Failure(classOf(status, said, key), key, { answer, said });
}

/**
 * @returns the failure, if an error means that there was no response; undefined for other errors
 */
export function failureWithoutAnswer(key: OperationKey, error: unknown): Failure | undefined {
	if (error instanceof Failure) return error;
	if (error instanceof UnreadableAnswer) {
		return new Failure('unreadable', key, { said: whatSupabaseSaid(error.message) });
	}
	if (error instanceof NoTurn) return new Failure('noTurn', key);
	const code = networkCodeOf(error);
	if (code === undefined) return undefined;
	return new Failure(notSentCodes.test(code) ? 'notSent' : 'cut', key, { code });
}

/** Whether a retry would not help, or is not safe. */
export function isFinal(
	{ class: failureClass, status, code }: Failure,
	isRepeatable: boolean,
): boolean {
	switch (failureClass) {
		case 'notSent':
			return certificateCodes.test(code!);
		case 'cut':
			return !isRepeatable;
		case 'unavailable':
			return !isRepeatable || !passing.has(status!);
		default:
			return true;
	}
}

/** Whether a request that changes something may have been executed, although it failed. */
export function mayHaveBeenDone({ class: failureClass, key }: Failure): boolean {
	return !onlyReads(key) && leavesInDoubt(failureClass);
}

/** Whether it is unknown if a request was executed. */
export function leavesInDoubt(failureClass: FailureClass | undefined): boolean {
	return failureClass === 'cut' || failureClass === 'unavailable' || failureClass === 'unreadable';
}

/** Whether the requested resource does not exist. */
export function isMissing(failureClass: FailureClass | undefined): boolean {
	return failureClass === 'gone' || failureClass === 'notFound';
}

/** Whether another poll may succeed. */
export function mayPass(failureClass: FailureClass | undefined): boolean {
	return (
		failureClass === 'cut' ||
		failureClass === 'noTurn' ||
		failureClass === 'notSent' ||
		failureClass === 'rateLimited' ||
		failureClass === 'unavailable' ||
		failureClass === 'unreadable'
	);
}

function classOf(status: number, said: Said, key: OperationKey): FailureClass {
	const { message, code } = said;
	if (status < 400) return 'redirect';
	if (status === 429) return 'rateLimited';
	if (status < 500) {
		if (status === 402 || code === 'entitlement_required' || isAboutPlan(message)) return 'plan';
		if (code?.endsWith('access_disabled')) return 'earlyAccess';
		if (/resource has been removed/i.test(message) || status === 410) return 'gone';
		if (/^duplicated? .*slug/i.test(message)) return 'nameTaken';
	}
	switch (status) {
		case 401:
			return isAboutToken(message) ? 'unauthenticated' : 'state';
		case 403:
			return 'forbidden';
		case 404:
			return 'notFound';
		case 406:
			// A snippet that does not exist.
			return /^failed to retrieve/i.test(message) ? 'notFound' : 'state';
		case 409:
			return isAboutName(message, key) ? 'nameTaken' : 'conflict';
		case 422:
			return 'invalid';
		case 540:
			return 'paused';
		case 544:
			return /hostname|domain/i.test(message) ? 'blocked' : databaseState(message);
	}
	if (status === 408 || status >= 500) return 'unavailable';
	if (isAboutDatabase(message)) return databaseState(message);
	return isAboutField(said) ? 'invalid' : 'state';
}

/** Whether a response means that the token is not accepted, and not that a setting is wrong. */
export function refusesToken({ statusCode, body }: IN8nHttpFullResponse): boolean {
	return statusCode === 401 && isAboutToken(whatSupabaseSaid(body).message);
}

/**
 * For a bad token, Supabase returns only `Unauthorized` or `JWT …`; for a setting, a sentence about
 * it.
 */
function isAboutToken(message: string): boolean {
	return (
		message === '' ||
		/^unauthori[sz]ed\b|\bjwt\b|\btoken\b|\bcredentials?\b|authorization header|not authenticated/i.test(
			message,
		)
	);
}

/** A response about the plan can have any status, and may have no code. */
function isAboutPlan(message: string): boolean {
	return /\b(pro|team|enterprise|paid) plan\b|\bupgrade (your|the) (organization|plan)/i.test(
		message,
	);
}

/** The message about an Edge Function whose next version is bundled but not published. */
export const bundledAlready = /^deployment already exists/i;

function isAboutName(message: string, key: OperationKey): boolean {
	if (bundledAlready.test(message)) return false;
	const creates = /POST .*\/(projects|branches|organizations|functions)$/.test(key);
	return creates || /already (exists|taken|in use)|\btaken\b|duplicate/i.test(message);
}

function isAboutDatabase(message: string): boolean {
	return /(connect|connection).*(database|postgres)|(database|postgres).*(unreachable|not reachable|connect|timed? ?out)|is paused/i.test(
		message,
	);
}

function databaseState(message: string): FailureClass {
	return /\bpaused\b/i.test(message) ? 'paused' : 'databaseUnreachable';
}

/** Whether an error names a field, or describes valid values. */
function isAboutField({ message, issues }: Said): boolean {
	return (
		issues.length > 0 ||
		/\bmust (not )?(be|have|contain|match|start|end)\b|\bshould (not )?(be|have|contain|match)\b|\bis (not a valid|required)\b|^invalid \w|\bexpected\b|unrecognized key|^\w[\w.]*: /i.test(
			message,
		)
	);
}

/**
 * @returns the error code, such as ECONNREFUSED, at any depth of n8n’s wrapped errors; Node.js’s own
 *   codes for invalid arguments are none, because nothing was sent
 */
function networkCodeOf(error: unknown): string | undefined {
	let cause = error;
	for (let depth = 0; depth < 10 && cause instanceof Error; depth++, cause = cause.cause) {
		const { code } = cause as { code?: unknown };
		if (
			typeof code === 'string' &&
			!/^ERR_(INVALID|MISSING|OUT_OF_RANGE)/.test(code) &&
			/^(E[A-Z_]+|CERT_\w+|DEPTH_\w+|SELF_\w+|UNABLE_\w+)$/.test(code)
		) {
			return code;
		}
	}
	return undefined;
}
