import type { IDataObject, IHttpRequestOptions, NodeApiError } from 'n8n-workflow';

import type { AnswerFacts } from './answer/items';
import type { PageStyle } from './answer/pages';
import type { OperationKey } from './operation';
import type { Wait } from './wait/wait';

/** Facts about a request that are not in the contract. */
export type RequestFacts = AnswerFacts & {
	/** How the list is read page by page. */
	pages?: PageStyle;
	/** Whether a project refuses it while other work on the project is in progress. */
	needsRest?: true;
	/** The states of a project in which there is nothing to do, and a word for them. */
	leadsTo?: { states: string[]; name: string };
	/** Whether it removes what the body names, although its method is not DELETE. */
	removes?: true;
	/** Whether sending it again without an idempotency key would record the same thing twice. */
	needsIdempotencyKey?: true;
	/** The pause between two input items of the same project, in milliseconds. */
	pauseBetweenItems?: number;
};

/** Facts about an operation of the node. Several operations can share a request. */
export type OperationFacts = {
	/** The work that Supabase continues after its response. */
	wait?: Wait;
	/** Additional requests that read. */
	alsoReads?: readonly OperationKey[];
	/** Additional requests, except in a dry run. */
	alsoWrites?: readonly OperationKey[];
	/** @returns sentences for the beginning of a failure’s description */
	explain?: (error: NodeApiError, request: IHttpRequestOptions) => string | undefined;
};

/** All facts: of requests by method and path, and of operations by name. */
export type Facts = {
	[key: OperationKey]: RequestFacts | undefined;
	[name: OperationName]: OperationFacts | undefined;
};

/** The values of Resource and Operation, such as `project:pause`. */
export type OperationName = `${string}:${string}`;

/** @returns the facts of an operation and its request */
export function factsOf(
	facts: Facts,
	key: OperationKey,
	{ resource, operation }: IDataObject,
): RequestFacts & OperationFacts {
	return { ...facts[key], ...facts[`${String(resource)}:${String(operation)}`] };
}
