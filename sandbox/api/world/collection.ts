import type { Call, Handlers } from '../handler.ts';
import type { Project } from '../world.ts';
import { found, owned, remove } from './owned.ts';

export type Item = { id: string };

/** A list of things in a project that are created, changed and deleted one by one. */
export type Collection<Thing extends Item> = {
	/** The operations, by what they do; a list may lack some. */
	operations: { list?: string; create?: string; get?: string; update?: string; remove?: string };
	/** The placeholder of the path that holds an item’s ID. */
	parameter: string;
	/** What an error calls an item. */
	what: string;
	/** The condition of an unknown ID, where the real API has a sentence of its own. */
	unknown?: string;
	/** What a new project has. */
	beginning?: (project: Project) => Thing[];
	create: (call: Call) => Thing;
	/** Changes an item in place. */
	update?: (item: Thing, call: Call) => void;
	/** The body of a list, and that of one item. */
	list: (items: Thing[]) => unknown;
	one: (item: Thing) => unknown;
	/** Whether the response of Delete shows the item. */
	showsRemoved?: boolean;
};

/**
 * The handlers of a collection: what is created is listed, found and deleted by its ID, and an ID
 * that is not in the list is not found.
 */
export function collectionHandlers<Thing extends Item>(collection: Collection<Thing>) {
	const { operations, parameter, what, unknown, create, update, list, one } = collection;
	const itemsOf = owned<Project, Thing[]>((project) => collection.beginning?.(project) ?? []);
	const itemOf = ({ project, params }: Call) =>
		found(
			itemsOf(project).find(({ id }) => id === params[parameter]),
			what,
			unknown,
		);
	const handlers: Record<string, Handlers[string]> = {
		list: ({ project }) => ({ body: list(itemsOf(project)) }),
		get: (call) => ({ body: one(itemOf(call)) }),
		create: (call) => {
			const item = create(call);
			itemsOf(call.project).push(item);
			return { body: one(item) };
		},
		update: (call) => {
			const item = itemOf(call);
			update?.(item, call);
			return { body: one(item) };
		},
		remove: (call) => {
			const item = itemOf(call);
			remove(itemsOf(call.project), item);
			return collection.showsRemoved ? { body: one(item) } : {};
		},
	};
	const byOperation: Handlers = {};
	for (const [kind, operation] of Object.entries(operations)) {
		const handler = handlers[kind];
		if (handler) byOperation[operation] = handler;
	}
	return { handlers: byOperation, itemsOf };
}
