import type { IDataObject } from 'n8n-workflow';

/** Something that goes on, and ends one way or another. */
export type Run = {
	id: string;
	/** Undefined while it goes on. */
	outcome: string | undefined;
	/** As text that sorts. */
	startedAt: string;
	details: IDataObject;
};

/** The last outcome of each run; empty while it went on. */
export type Outcomes = Record<string, string>;

/**
 * Which runs have come to an end, or to another end than before.
 *
 * @param outcomes undefined the first time, when nothing has changed
 * @param room how many are remembered, the newest ones; older runs are not looked at
 */
export function compareOutcomes(outcomes: Outcomes | undefined, runs: Run[], room: number) {
	const before = new Map(Object.entries(outcomes ?? {}));
	const newest = runs
		.toSorted((one, other) => (one.startedAt < other.startedAt ? 1 : -1))
		.slice(0, room);
	const ended = newest.filter(
		({ id, outcome }) => outcome !== undefined && outcome !== before.get(id),
	);
	return {
		ended: outcomes === undefined ? [] : ended.reverse(),
		outcomes: Object.fromEntries(newest.map(({ id, outcome }) => [id, outcome ?? ''])) as Outcomes,
	};
}
