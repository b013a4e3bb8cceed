import { Refusal, refusalOf } from '../refusal.ts';

/**
 * State that belongs to a project or an organization, made on first use and gone with its owner.
 * So a file in this folder keeps its own state, and the world does not have to know.
 */
export function owned<Owner extends object, State>(make: (owner: Owner) => State) {
	const states = new WeakMap<Owner, State>();
	return (owner: Owner): State => {
		const state = states.get(owner) ?? make(owner);
		states.set(owner, state);
		return state;
	};
}

/**
 * The item of a list, or a 404.
 *
 * @param condition of `contract/conditions.json`, where the real API says something else
 */
export function found<T>(item: T | undefined, what: string, condition?: string): T {
	if (item !== undefined) return item;
	if (condition) throw refusalOf(condition);
	throw new Refusal(
		404,
		`${what} not found`,
		[],
		`not_found.${what.toLowerCase().replaceAll(' ', '_')}`,
	);
}

/** Takes an item out of its list. */
export function remove<T>(list: T[], item: T) {
	list.splice(list.indexOf(item), 1);
}
