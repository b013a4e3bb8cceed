import type { Operation } from '../harness/operations';
import type { Difference } from './differences';
import type { Outcome } from './judge';
import type { Names } from './names';

/** An operation and its result. */
export type Checked = { operation: Operation; outcome: Outcome };

/** The result in a table or a report. */
export type Line = {
	/** For example `project: getMany`. */
	operation: string;
	/** The API’s operation, such as `GET /v1/projects`. */
	request: string;
	result: string;
	/** One sentence each. */
	details: string[];
};

/** The text for each kind of result. */
export const results: Record<Outcome['kind'], string> = {
	fine: 'fine',
	refused: 'refused',
	nothing: 'nothing to read',
	differs: 'differs',
	failed: 'no answer',
};

/** More unknown names than this in one place are keys of a map, which may be the user’s. */
const mostNames = 25;

/** Describes results without any information about the account. */
export function linesOf(checked: Checked[], names: Names): Line[] {
	return checked.map(({ operation: { resource, operation, key }, outcome }) => ({
		operation: `${resource}: ${operation}`,
		request: key,
		result: results[outcome.kind],
		details: detailsOf(outcome, names),
	}));
}

function detailsOf(outcome: Outcome, names: Names): string[] {
	if (outcome.kind === 'fine') return [];
	if (outcome.kind !== 'differs') return [outcome.why];
	return [
		...sentences('answer', outcome.answer, names),
		...sentences('output', outcome.output, names),
	];
}

function sentences(where: 'answer' | 'output', differences: Difference[], names: Names): string[] {
	const counts = new Map<string, number>();
	const isUnknown = ({ unknownName }: Difference) => unknownName !== undefined;
	for (const { field } of differences.filter(isUnknown)) {
		counts.set(field, (counts.get(field) ?? 0) + 1);
	}
	const fieldOf = ({ field, unknownName }: Difference) => {
		if (unknownName === undefined) return field === '' ? where : `${where} ${field}`;
		const isShown = counts.get(field)! <= mostNames && names.isOfApi(unknownName);
		const name = isShown ? unknownName : '(name not shown)';
		return `${where} ${[field, name].filter(Boolean).join('.')}`;
	};
	const all = differences.map(
		(each) => `${fieldOf(each)}: expected ${each.expected}, got ${each.got}`,
	);
	return [...new Set(all)];
}

/** The number of results of each kind, as text. */
export function summaryOf(checked: Checked[]): string {
	return Object.entries(results)
		.map(([kind, name]) => {
			return `${checked.filter(({ outcome }) => outcome.kind === kind).length} ${name}`;
		})
		.join(', ');
}
