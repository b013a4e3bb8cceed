import type { IDataObject } from 'n8n-workflow';

/** Something that is there or is not. */
export type Thing = {
	id: string;
	/** What to call it when it is gone. */
	name: string;
	details: IDataObject;
};

/** The things that were there, their names by their IDs. */
export type Known = Record<string, string>;

/**
 * Which things are new, and which are gone.
 *
 * @param known undefined the first time, when nothing is new
 * @param room how many are remembered; those beyond are not told, so that none is told twice
 */
export function compareThings(known: Known | undefined, things: Thing[], room: number) {
	const before = new Map(Object.entries(known ?? {}));
	const now = new Map(things.map((thing) => [thing.id, thing]));
	const gone = [...before].filter(([id]) => !now.has(id)).map(([id, name]) => ({ id, name }));
	const stayed = [...now.values()].filter(({ id }) => before.has(id)).slice(0, room);
	const fresh = [...now.values()]
		.filter(({ id }) => !before.has(id))
		.slice(0, room - stayed.length);
	return {
		added: known === undefined ? [] : fresh,
		gone,
		known: Object.fromEntries([...stayed, ...fresh].map(({ id, name }) => [id, name])) as Known,
	};
}
