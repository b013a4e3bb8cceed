import type { IPollFunctions, NodeApiError, NodeOperationError } from 'n8n-workflow';

/** A project or an organization that could not be read. */
export type Failure = {
	id: string;
	/** What errors call it. */
	name: string;
	error: NodeApiError | NodeOperationError;
};

/** How many of them an error names. */
const mostNames = 5;

/**
 * Shows failures among the executions in n8n: once, and not with every poll, until reading works
 * again or fails in another way. Failures with the same message are one error.
 *
 * @param before messages of the last time, by ID
 * @returns the messages of this time
 */
export function tellFailures(
	context: IPollFunctions,
	failures: Failure[],
	before: Record<string, string> = {},
): Record<string, string> {
	const known = new Map(Object.entries(before));
	const news = failures.filter(({ id, error }) => known.get(id) !== error.message);
	for (const message of new Set(news.map(({ error }) => error.message))) {
		context.__emitError(alike(news.filter(({ error }) => error.message === message)));
	}
	return Object.fromEntries(failures.map(({ id, error }) => [id, error.message]));
}

/** @returns the first error, naming those that it and others like it are about */
export function alike(failures: Failure[]): Failure['error'] {
	const { error } = failures[0]!;
	const all = failures
		.filter((each) => each.error.message === error.message)
		.map(({ name }) => name);
	const names = all.slice(0, mostNames);
	if (all.length > mostNames) names.push(`${all.length - mostNames} more`);
	error.description = `${error.description ?? ''} This concerns ${names.join(', ')}.`.trim();
	return error;
}
