import {
	adviceFor,
	classes,
	titleOf,
	type Doing,
} from '../../nodes/SupabaseManagement/v1/request/failure/classes';
import {
	Failure,
	type FailureClass,
} from '../../nodes/SupabaseManagement/v1/request/failure/failure';
import type { OperationKey } from '../../nodes/SupabaseManagement/v1/request/operation';
import { table } from './markdown';

/** An operation that changes something, and one that signs in. */
const keys: OperationKey[] = ['PATCH /v1/projects/{ref}', 'POST /v1/oauth/token'];

/** An example of the context of a failed request. */
const doing: Doing = {
	pathValues: { ref: '…' },
	hasFields: true,
	isRepeatable: false,
	timeAdvice: 'To allow more time, increase Timeout under Request Options.',
};

/** What can happen in a class, as far as its texts depend on it. */
const cases = [
	{ code: 'ECONNRESET', status: 500 },
	{ code: 'ETIMEDOUT', status: 408 },
].flatMap((example) => keys.map((key) => ({ ...example, key })));

/** @returns the titles of a class of failures, each with its advice, for an example */
export function titlesOf(failureClass: FailureClass): Map<string, string> {
	const titles = new Map<string, string>();
	for (const { key, code, status } of cases) {
		// Only a connection that was never made is certain not to have sent anything.
		const cause = failureClass === 'notSent' ? 'ECONNREFUSED' : code;
		const failure = new Failure(
			failureClass,
			key,
			failureClass === 'unavailable'
				? { answer: { statusCode: status, headers: {}, body: '' } }
				: { code: cause },
		);
		const title = titleOf(failure, doing);
		if (!titles.has(title)) titles.set(title, adviceFor(failure, doing));
	}
	return titles;
}

/** Every title of every class of failures, with its cause and what to do. */
export function errorTable(): string {
	const rows = (Object.keys(classes) as FailureClass[]).flatMap((failureClass) =>
		[...titlesOf(failureClass)].map(([title, advice]) => [
			title,
			classes[failureClass].when,
			advice === '' ? 'The message describes the cause.' : advice,
		]),
	);
	return table(
		['Message', 'Status or cause', 'What to do'],
		rows.sort(([a], [b]) => a!.localeCompare(b!, 'en')),
	);
}
