import type { IDataObject, IHttpRequestOptions, NodeApiError } from 'n8n-workflow';

import type { AnswerFacts } from './answer/items';
import type { PageStyle } from './answer/pages';
import type { OperationKey } from './operation';
import type { Wait } from './wait/wait';

/** What we know about a request, besides what the contract says. */
export type RequestFacts = AnswerFacts & {
	/** How the list is read page by page. */
	pages?: PageStyle;
	/** Whether a project refuses it while other work on it is not finished. */
	needsRest?: true;
	/** The states of a project in which it has nothing to do, and a word for them. */
	leadsTo?: { states: string[]; name: string };
	/** Whether it removes what the body names, although it is no DELETE. */
	removes?: true;
	/** Whether Supabase does it only once, however often it gets it with the same idempotency key. */
	takesIdempotencyKey?: true;
};

/** What we know about an operation of the node. Several can share a request. */
export type OperationFacts = {
	/** The work that Supabase continues after its answer. */
	wait?: Wait;
	/** What it may read besides its main request. */
	alsoReads?: readonly OperationKey[];
	/** What it may send besides its main request, unless it is a dry run. */
	alsoWrites?: readonly OperationKey[];
	/** @returns sentences to come first in the description of a failure */
	explain?: (error: NodeApiError, request: IHttpRequestOptions) => string | undefined;
};

/** All that is known of operations: a request by its method and path, an operation by its name. */
export type Facts = {
	[key: OperationKey]: RequestFacts | undefined;
	[name: OperationName]: OperationFacts | undefined;
};

/** The values of Resource and Operation, such as `project:pause`. */
export type OperationName = `${string}:${string}`;

/** @returns what is known of an operation and its request */
export function factsOf(
	facts: Facts,
	key: OperationKey,
	{ resource, operation }: IDataObject,
): RequestFacts & OperationFacts {
	return { ...facts[key], ...facts[`${String(resource)}:${String(operation)}`] };
}
