import type { IncomingHttpHeaders } from 'node:http';

import type { UploadedFile } from './body.ts';
import type { Operation } from './contract.ts';
import type { Organization, Project, World } from './world.ts';

export type Query = { [name: string]: string | number | string[] | Query | undefined };

/** A request that the contract allows, as an operation’s handler receives it. */
export type Call = {
	operation: Operation;
	path: string;
	params: Record<string, string>;
	/**
	 * With numbers converted, and `page[size]=1` as `{ page: { size: 1 } }` if the contract declares
	 * it so.
	 */
	query: Query;
	/** Already validated, so a handler may cast it to the contract’s type. */
	body: unknown;
	files: UploadedFile[];
	headers: IncomingHttpHeaders;
	world: World;
	/** The project of the path’s `{ref}`. */
	project: Project;
	/** The organization of the path’s `{slug}`, or of the project. */
	organization: Organization;
	/** Refuses a token that lacks one of these permissions, in addition to the operation’s own. */
	need: (...permissions: string[]) => void;
	/**
	 * A valid body generated from the contract, always the same for a path and seed.
	 *
	 * @param operationId Another operation, whose document this one returns.
	 */
	generated: (operationId?: string) => unknown;
};

export type Answer = {
	/** The contract’s status if absent. */
	status?: number;
	body?: unknown;
	/** Sent unchanged instead of `body`. */
	raw?: { type: string; data: string | Buffer };
	headers?: Record<string, string>;
};

export type Handler = (call: Call) => Answer | Promise<Answer>;

export type Handlers = Record<string, Handler>;
