import type { IPollFunctions, NodeApiError, NodeOperationError } from 'n8n-workflow';

/** A project or an organization that could not be read. */
export type Failure = {
	id: string;
	/** Its name in errors. */
	name: string;
	error: NodeApiError | NodeOperationError;
};

/** Maximum number of names in an error. */
const mostNames = 5;

/**
 * Reports failures in n8n’s list of executions: once, and not at every poll, until reading succeeds
 * or fails differently. Failures with the same message are reported together.
 *
 * @param before messages of the previous poll, by ID
 * @returns the messages of this poll
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

/** @returns the first error, with the names of everything that has the same error */
export function alike(failures: Failure[]): Failure['error'] {
	const { error } = failures[0]!;
	const all = failures
		.filter((each) => each.error.message === error.message)
		.map(({ name }) => name);
	const names = all.slice(0, mostNames);
	if (all.length > mostNames) names.push(`${all.length - mostNames} more`);
	error.description = [error.description, `This concerns ${names.join(', ')}.`]
		.filter(Boolean)
		.join(' ');
	return error;
}
