import type { IDataObject, IN8nHttpFullResponse, INode, JsonObject } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';

import type { PathValues } from './path';

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

/** @throws Refusal for every status that is not 2xx, and for a 200 that carries an error */
export function refuseErrors(answer: IN8nHttpFullResponse): void {
	const { statusCode, body } = answer;
	if (statusCode < 200 || statusCode >= 300) throw new Refusal(answer);
	// Log queries that fail come back with a 200 and `{ error }`.
	if (typeof body === 'object' && body !== null && 'error' in body && body.error) {
		throw new Refusal({ ...answer, statusCode: 400 });
	}
}

type Advice = { message: string; description: string };

/**
 * Says what happened and what to do next.
 *
 * @param error from `refuseErrors`, or what n8n throws when there is no answer, or when an OAuth2 sign-in fails
 * @returns an error that holds neither the token nor the request
 */
export function toNodeError(
	node: INode,
	error: unknown,
	itemIndex: number | undefined,
	pathValues: PathValues,
): NodeApiError {
	if (error instanceof UnreadableAnswer) {
		return new NodeApiError(
			node,
			{ message: error.message },
			{
				itemIndex,
				message: 'Supabase’s answer cannot be read',
				description: `${error.message} See that the API Address in the credential is right, and that no proxy on the way changes what passes through it.`,
			},
		);
	}
	const answer = answerOf(error);
	if (answer === undefined) return withoutAnswer(node, error as Error, itemIndex);

	const said = whatSupabaseSaid(answer.body);
	const { message, description } = adviceFor(answer, said.message, pathValues);
	const details = [
		...said.issues.map(sentence),
		description,
		...(said.message !== '' && said.message !== message
			? [sentence(`Supabase said: ${said.message}`)]
			: []),
		...(said.errorId === undefined ? [] : [`Supabase’s error ID: ${said.errorId}.`]),
	];
	return new NodeApiError(
		node,
		{ message: said.message || message, code: said.code ?? null } as JsonObject,
		{
			itemIndex,
			httpCode: String(answer.statusCode),
			message,
			description: details.join(' '),
		},
	);
}

/** n8n itself throws a 401, so that it can refresh OAuth2 tokens; every other status is a Refusal. */
function answerOf(error: unknown): IN8nHttpFullResponse | undefined {
	if (error instanceof Refusal) return error.answer;
	if (error instanceof NodeApiError && error.httpCode === '401') {
		return { statusCode: 401, headers: {}, body: (error.context.data ?? {}) as IDataObject };
	}
	return undefined;
}

function adviceFor(
	{ statusCode, headers }: IN8nHttpFullResponse,
	said: string,
	pathValues: PathValues,
): Advice {
	switch (statusCode) {
		case 401:
			return {
				message: 'Supabase does not accept the credential',
				description:
					'The access token may be mistyped, revoked or expired. Create a new one in the Supabase dashboard under Account Preferences, Access Tokens, or sign in again if the credential uses OAuth2.',
			};
		case 402:
			return {
				message: 'The organization’s plan does not include this',
				description: 'Upgrade the plan in the organization’s billing settings, and run it again.',
			};
		case 403:
			return {
				message: 'The credential may not do this',
				description:
					'Give the access token, or the OAuth app, the permission for this operation, and make sure that its user has a role in the organization that allows it.',
			};
		case 404:
			return {
				message: `Supabase cannot find ${whatWasAskedFor(pathValues)}`,
				description:
					'It may have been removed, or belong to an organization that the credential cannot see.',
			};
		case 408:
			return {
				message: 'Supabase took too long',
				description:
					'Whether it was done is not known. Look in the dashboard before you run it again.',
			};
		case 409:
			return {
				message: said || 'Something else is going on that this would conflict with',
				description: 'Wait until it has finished, and run it again.',
			};
		case 429:
			return {
				message: 'Too many requests in too short a time',
				description: `Supabase accepts more in ${secondsUntilReset(headers)} seconds. Space the items out with Batching under Options, or use Retry On Fail in the settings.`,
			};
	}
	if (statusCode >= 500) {
		return {
			message: 'Supabase had a problem of its own',
			description:
				'Try again in a few minutes, and look at status.supabase.com. If it changes something, see in the dashboard first whether it was done.',
		};
	}
	if (statusCode >= 300 && statusCode < 400) {
		return {
			message: 'The API address answers with a redirect',
			description:
				'The token was not sent on. Correct the API Address in the credential: Supabase’s own is https://api.supabase.com.',
		};
	}
	return {
		message: said || 'Supabase refused the request',
		description: 'Correct the fields of the node, and run it again.',
	};
}

function whatWasAskedFor({ ref, slug, ...others }: PathValues): string {
	const name = Object.values(others)[0];
	if (name !== undefined) return name;
	if (ref !== undefined) return `the project ${ref}`;
	if (slug !== undefined) return `the organization ${slug}`;
	return 'this at the API address of the credential';
}

function secondsUntilReset(headers: IDataObject): number {
	const seconds = Number(headers['x-ratelimit-reset'] ?? headers['retry-after']);
	return Number.isFinite(seconds) && seconds > 0 ? Math.ceil(seconds) : 60;
}

type Said = { message: string; issues: string[]; code?: string; errorId?: string };

/**
 * Reads every kind of refusal that Supabase sends: `{ message }` of version 1,
 * `{ error: { code, message, issues } }` of version 2, `{ error, error_description }` of OAuth,
 * a page in HTML from a proxy on the way, plain text, or nothing.
 */
function whatSupabaseSaid(body: IN8nHttpFullResponse['body']): Said {
	if (typeof body === 'string') {
		const json = parsed(body);
		if (typeof json === 'object') return whatSupabaseSaid(json);
		const isPage = /^\s*</.test(body);
		return { message: isPage ? '' : plain(body), issues: [] };
	}
	// Operations that download a file get their refusals as bytes too.
	if (Buffer.isBuffer(body)) return whatSupabaseSaid(parsed(body.toString()));
	if (typeof body !== 'object' || body === null) return { message: '', issues: [] };
	const { message, errorEventId, error, error_description: description } = body as IDataObject;
	if (typeof error === 'object' && error !== null) {
		const { message: text, code, id, issues } = error as IDataObject;
		return {
			message: plain(text),
			issues: flatten(issues),
			code: code as string,
			errorId: id as string | undefined,
		};
	}
	return {
		message: plain(message ?? description ?? error),
		issues: [],
		errorId: errorEventId as string | undefined,
	};
}

function parsed(text: string): IDataObject | string {
	try {
		return JSON.parse(text) as IDataObject;
	} catch {
		return text;
	}
}

/** Issues of version 2 hold issues in turn; the innermost name the field. */
function flatten(issues: unknown): string[] {
	if (!Array.isArray(issues)) return [];
	return (issues as IDataObject[]).flatMap((issue) => {
		const inner = flatten(issue.issues);
		return inner.length > 0 ? inner : [plain(issue.message)];
	});
}

/** One line, not endless, and without anything that looks like a token. */
function plain(text: unknown): string {
	const lines = Array.isArray(text) ? text.join(', ') : typeof text === 'string' ? text : '';
	return lines
		.replace(/\s+/g, ' ')
		.replace(/\b(sb[pa]|sb_secret|Bearer)[_ ][\w.~+/-]{8,}/g, '…')
		.trim()
		.slice(0, 500);
}

function sentence(text: string): string {
	return /[.!?…]$/.test(text) ? text : `${text}.`;
}

/** There was no answer at all, or n8n could not even ask. */
function withoutAnswer(node: INode, error: Error, itemIndex: number | undefined): NodeApiError {
	const code = networkCode(error);
	if (code === undefined) {
		return new NodeApiError(node, { message: plain(error.message) } as JsonObject, {
			itemIndex,
			message: plain(error.message),
			description: (error as { description?: string }).description,
		});
	}
	const isTimeout = code === 'ETIMEDOUT' || code === 'ECONNABORTED';
	return new NodeApiError(node, { message: code } as JsonObject, {
		itemIndex,
		message: isTimeout ? 'Supabase did not answer in time' : 'Supabase cannot be reached',
		description: isTimeout
			? 'Whether it was done is not known. Look in the dashboard before you run it again, and raise Timeout under Options if it needs longer.'
			: `n8n could not connect to the API address in the credential, or the connection was cut (${code}). See that the address is right, and that n8n may connect to it.`,
	});
}

/** Such as ECONNREFUSED, however deep n8n has wrapped it. */
function networkCode(error: unknown): string | undefined {
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
