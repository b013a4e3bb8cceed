import type { Call, Handlers } from '../handler.ts';
import type { Project } from '../world.ts';
import { found, owned, remove } from './owned.ts';

export type Item = { id: string };

/** A list in a project whose items are created, changed and deleted one by one. */
export type Collection<Thing extends Item> = {
	/** The operationIds by kind; a list may lack some. */
	operations: { list?: string; create?: string; get?: string; update?: string; remove?: string };
	/** The path placeholder for an item’s ID. */
	parameter: string;
	/** The name of an item in errors. */
	what: string;
	/** The condition for an unknown ID, if the real API has its own message for it. */
	unknown?: string;
	/** The items of a new project. */
	beginning?: (project: Project) => Thing[];
	create: (call: Call) => Thing;
	/** Changes an item in place. */
	update?: (item: Thing, call: Call) => void;
	/** The response body of a list, and of one item. */
	list: (items: Thing[]) => unknown;
	one: (item: Thing) => unknown;
	/** Whether the response of Delete contains the item. */
	showsRemoved?: boolean;
};

/**
 * The handlers of a collection: created items are listed, found and deleted by ID, and an unknown
 * ID returns a 404.
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
