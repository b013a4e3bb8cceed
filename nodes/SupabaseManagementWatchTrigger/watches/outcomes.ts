import type { IDataObject } from 'n8n-workflow';

/** Something that runs, and ends one way or another. */
export type Run = {
	id: string;
	/** Undefined while it is running. */
	outcome: string | undefined;
	/** As text that sorts. */
	startedAt: string;
	details: IDataObject;
};

/** The last outcome of each run; empty while it was running. */
export type Outcomes = Record<string, string>;

/**
 * Which runs have come to an end, or to another end than before: the oldest first.
 *
 * @param before undefined the first time, when nothing has changed
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
