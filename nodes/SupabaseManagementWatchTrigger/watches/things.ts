import type { IDataObject } from 'n8n-workflow';

/** Something that exists or does not. */
export type Thing = {
	id: string;
	/** Its name in the event of its removal. */
	name: string;
	details: IDataObject;
};

/** The names of the existing things, by ID. */
export type Known = Record<string, string>;

/**
 * Finds new and removed things.
 *
 * @param known undefined at the first poll, when nothing is new
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
