import { Refusal, refusalOf } from '../refusal.ts';

/**
 * State that belongs to a project or an organization. It is created on first use and removed with
 * its owner, so that each file in this folder can keep its own state outside the World class.
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
 * Returns the item, or throws a 404 if it is undefined.
 *
 * @param condition A condition in `contract/conditions.json`, if the real API has another message.
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

/** Removes an item from its list. */
export function remove<T>(list: T[], item: T) {
	list.splice(list.indexOf(item), 1);
}
