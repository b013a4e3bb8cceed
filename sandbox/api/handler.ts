import type { IncomingHttpHeaders } from 'node:http';

import type { UploadedFile } from './body.ts';
import type { Operation } from './contract.ts';
import type { Organization, Project, World } from './world.ts';

export type Query = { [name: string]: string | number | string[] | Query | undefined };

/** A request that the contract allows, for an operation’s handler. */
export type Call = {
	operation: Operation;
	path: string;
	params: Record<string, string>;
	/** Numbers are numbers, and `page[size]=1` is `{ page: { size: 1 } }` where so declared. */
	query: Query;
	/** Already valid, so a handler may cast it to what the contract says. */
	body: unknown;
	files: UploadedFile[];
	headers: IncomingHttpHeaders;
	world: World;
	/** Of the path’s `{ref}`. */
	project: Project;
	/** Of the path’s `{slug}`, or of the project. */
	organization: Organization;
	/** Refuses a token that lacks one of these permissions, beyond what the operation always needs. */
	need: (...permissions: string[]) => void;
	/**
	 * A valid body made from the contract, the same for the same path and seed.
	 *
	 * @param operationId of another operation, whose document this one shows
	 */
	generated: (operationId?: string) => unknown;
};

export type Answer = {
	/** The contract’s own, where absent. */
	status?: number;
	body?: unknown;
	/** Sent instead of `body`, as it is. */
	raw?: { type: string; data: string | Buffer };
	headers?: Record<string, string>;
};

export type Handler = (call: Call) => Answer | Promise<Answer>;

export type Handlers = Record<string, Handler>;
