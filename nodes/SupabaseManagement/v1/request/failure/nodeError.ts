import type { IDataObject, INodeExecutionData, JsonObject, NodeOperationError } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';

import type { PathValues } from '../input/path';
import type { Place } from '../place';
import { redact, tokenPattern } from '../guard/redact';
import { adviceFor, titleOf, type Doing } from './classes';
import { isMissing, type Failure, type FailureClass } from './failure';

/** The details of our errors for programs, in addition to the text. */
export type FailureDetails = {
	class: FailureClass;
	status?: number;
	code?: string;
	errorId?: string;
	/** The IDs in the path. */
	ids?: PathValues;
	/** A resource that exists although the operation failed: its ID, and other identifying fields. */
	created?: IDataObject;
	/**
	 * For an operation of several requests: the names of what is done, perhaps done, and not done.
	 */
	progress?: { done: string[]; perhapsDone: string[]; notDone: string[] };
};

/**
 * Creates the error that says what happened and what to do next.
 *
 * @param secrets of the credential, in all their forms, which no text may contain
 * @returns an error that contains neither a secret nor the request
 */
export function toNodeError(
	failure: Failure,
	doing: Doing,
	{ node, itemIndex }: Place,
	secrets: string[],
): NodeApiError {
	const { said, status, tries, elapsed } = failure;
	const title = titleOf(failure, doing);
	const sentences = [
		...said.issues,
		adviceFor(failure, doing),
		...(said.errorId === undefined ? [] : [`Supabase’s error ID: ${said.errorId}.`]),
		...(tries > 1
			? [`The node tried ${tries} times in ${Math.round(elapsed / 1000)} seconds.`]
			: []),
	];
	const { token, ...ids } = doing.pathValues;
	void token;
	const details: FailureDetails = { class: failure.class };
	if (status !== undefined) details.status = status;
	const code = said.code ?? failure.code;
	if (code !== undefined) details.code = code;
	if (said.errorId !== undefined) details.errorId = said.errorId;
	if (Object.keys(ids).length > 0) details.ids = ids;
	const words = redact(
		{ title, description: sentences.filter(Boolean).map(asSentence).join(' '), details },
		[...secrets, tokenPattern],
	);
	const error = new NodeApiError(
		node,
		// With a network error code here, n8n would use its own message.
		{
			message: words.title,
			code: said.code === undefined ? null : words.details.code!,
		} as JsonObject,
		{
			itemIndex,
			httpCode: status === undefined ? undefined : String(status),
			message: words.title,
			description: words.description,
		},
	);
	error.context.failure = words.details;
	return error;
}

/** @returns the details of the failure, if an error is about a request */
export function failureDetails(error: unknown): FailureDetails | undefined {
	if (!(error instanceof NodeApiError)) return undefined;
	return error.context.failure as FailureDetails | undefined;
}

/** Adds the created resource to the details of an error. */
export function addCreated(
	error: NodeApiError | NodeOperationError,
	{ ids, created }: Pick<FailureDetails, 'ids' | 'created'>,
): void {
	const { failure } = error.context as { failure?: FailureDetails };
	error.context.failure = { ...failure, ids, ...(created === undefined ? {} : { created }) };
}

/** Adds the progress of an operation of several requests to the details of an error. */
export function addProgress(
	error: NodeApiError | NodeOperationError,
	progress: FailureDetails['progress'],
): void {
	const { failure } = error.context as { failure?: FailureDetails };
	error.context.failure = { ...failure, progress };
}

/** @returns the class of a failure, if an error is about a request */
export function failureClassOf(error: unknown): FailureClass | undefined {
	return failureDetails(error)?.class;
}

/**
 * The output for an item that failed, if the workflow continues. n8n keeps an item with these three
 * keys unchanged, and sends it to the error output if there is one. If the item had an `error` next
 * to its json, n8n would keep only the message (n8n-core 2.40.2).
 */
export function failedItem(
	error: NodeApiError | NodeOperationError,
	itemIndex: number,
): INodeExecutionData {
	const details = error.context.failure as IDataObject | undefined;
	return {
		json: {
			error: error.message,
			message: error.description ?? '',
			...(details === undefined ? {} : { details }),
		},
		pairedItem: { item: itemIndex },
	};
}

/** Whether the requested resource does not exist. */
export function isGone(error: unknown): boolean {
	return isMissing(failureClassOf(error));
}

/**
 * Whether Supabase’s message says explicitly that it was removed, and not only that it is not
 * found.
 */
export function isRemoved(error: unknown): boolean {
	return failureClassOf(error) === 'gone';
}

function asSentence(text: string): string {
	return /[.!?…]$/.test(text) ? text : `${text}.`;
}
