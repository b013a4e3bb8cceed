import type { INode, JsonObject } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';

import { adviceFor } from './advice';
import type { OperationKey } from './operation';
import type { PathValues } from './path';
import { answerOf, GaveUp, networkCodeOf, UnreadableAnswer } from './refusal';
import { plain, whatSupabaseSaid } from './supabaseSaid';

/** What was being done when an error happened. */
export type Doing = { node: INode; itemIndex?: number; key: OperationKey; pathValues: PathValues };

/**
 * Says what happened and what to do next.
 *
 * @param error what `persist` throws, or n8n when there is no answer or an OAuth2 sign-in fails
 * @returns an error that holds neither the token nor the request
 */
export function toNodeError(error: unknown, doing: Doing): NodeApiError {
	if (error instanceof GaveUp) {
		const last = toNodeError(error.cause, doing);
		const seconds = Math.round(error.elapsed / 1000);
		last.description =
			`${last.description ?? ''} It was tried ${error.tries} times in ${seconds} seconds.`.trim();
		return last;
	}
	const answer = answerOf(error);
	if (answer === undefined) return withoutAnswer(error as Error, doing);

	const { node, itemIndex, key, pathValues } = doing;
	const said = whatSupabaseSaid(answer.body);
	const { message, description } = adviceFor(answer, said, key, pathValues);
	const details = [
		...said.issues.map(sentence),
		description,
		...(said.message === '' || said.message === message
			? []
			: [sentence(`Supabase said: ${said.message}`)]),
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

/** @returns Supabase’s own name for a refusal, such as forbidden.access_disabled, if it gave one */
export function codeOf(error: NodeApiError): string | undefined {
	return (error.errorResponse?.code as string | null | undefined) ?? undefined;
}

function withoutAnswer(error: Error, { node, itemIndex }: Doing): NodeApiError {
	if (error instanceof UnreadableAnswer) {
		return new NodeApiError(node, { message: error.message } as JsonObject, {
			itemIndex,
			message: 'Supabase’s answer cannot be read',
			description: `${error.message} See that the API Address in the credential is right, and that no proxy on the way changes what passes through it.`,
		});
	}
	const code = networkCodeOf(error);
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
			? 'Whether it was done is not known. Look in the dashboard before you run it again, and raise Timeout under Request Options if it needs longer.'
			: `n8n could not connect to the API address in the credential, or the connection was cut (${code}). See that the address is right, and that n8n may connect to it.`,
	});
}

function sentence(text: string): string {
	return /[.!?…]$/.test(text) ? text : `${text}.`;
}
