import type { IDataObject } from 'n8n-workflow';

/** Something that runs and ends with an outcome. */
export type Run = {
	id: string;
	/** Undefined while it is running. */
	outcome: string | undefined;
	/** A time as sortable text. */
	startedAt: string;
	details: IDataObject;
};

/** The last outcome of each run; empty for a running one. */
export type Outcomes = Record<string, string>;

/**
 * Runs that have ended since the previous poll, or whose outcome has changed, oldest first.
 *
 * @param before undefined at the first poll, when nothing has changed
 */
export function endedSince(before: Outcomes | undefined, runs: Run[]): Run[] {
	if (before === undefined) return [];
	const known = new Map(Object.entries(before));
	return runs
		.filter(({ id, outcome }) => outcome !== undefined && outcome !== known.get(id))
		.toSorted((one, other) => one.startedAt.localeCompare(other.startedAt));
}

export function outcomesOf(runs: Run[]): Outcomes {
	return Object.fromEntries(runs.map(({ id, outcome }) => [id, outcome ?? '']));
}
