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
 */
export function compareThings(known: Known | undefined, things: Thing[]) {
	const before = new Map(Object.entries(known ?? {}));
	const now = new Map(things.map((thing) => [thing.id, thing]));
	return {
		added: known === undefined ? [] : [...now.values()].filter(({ id }) => !before.has(id)),
		gone: [...before].filter(([id]) => !now.has(id)).map(([id, name]) => ({ id, name })),
		known: Object.fromEntries([...now.values()].map(({ id, name }) => [id, name])) as Known,
	};
}
