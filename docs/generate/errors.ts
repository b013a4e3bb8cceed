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

const key: OperationKey = 'PATCH /v1/projects/{ref}';

/** An example of what was being done. */
const doing: Doing = {
	pathValues: { ref: '…' },
	hasFields: true,
	isRepeatable: false,
	timeAdvice: 'To allow more time, increase Timeout under Request Options.',
};

/** Every class of failures: when it is, what the node calls it, and what to do. */
export function errorTable(): string {
	return table(
		['When', 'Message, if Supabase sends no sentence', 'What to do'],
		(Object.keys(classes) as FailureClass[]).map((failureClass) => {
			const failure = exampleOf(failureClass);
			const advice = adviceFor(failure, doing);
			return [
				classes[failureClass].when,
				titleOf(failure, doing),
				advice === '' ? 'The sentence says what is in the way.' : advice,
			];
		}),
	);
}

function exampleOf(failureClass: FailureClass): Failure {
	const code = failureClass === 'cut' ? 'ECONNRESET' : 'ECONNREFUSED';
	return new Failure(failureClass, key, { code });
}
