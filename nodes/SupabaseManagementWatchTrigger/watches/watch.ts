import type { IDataObject } from 'n8n-workflow';

import type { Shape } from '../../SupabaseManagement/v1/request/answer/shape';
import type { OperationKey } from '../../SupabaseManagement/v1/request/operation';

/** A project, or a branch, for which the API returns less. */
export type Project = {
	ref: string;
	name: string;
	organization_slug: string | null;
	region?: string | null;
	status: string;
};

/** Every project that the node watches. */
export type Scope = {
	projects: Project[];
	/** IDs of projects that could not be read this time. */
	unread: ReadonlySet<string>;
};

/** Something that happened. */
export type Change = {
	event: string;
	/** The project that it happened to, if a watch reads many together. */
	project?: Project;
	details: IDataObject;
};

/** The node’s parameters, and the time of the poll. */
export type Settings = {
	/** In milliseconds since 1970. */
	now: number;
	/** Whether a project that was not there before is new, and not only chosen later. */
	findsNew: boolean;
	/** After how many days a branch is old. */
	days: number;
	/** After how many minutes a transition is stuck. */
	minutes: number;
	/** After how many hours a backup is overdue. */
	hours: number;
	/** Above how many percent a disk is reported. */
	percent: number;
	checks: string[];
	sql: string;
	/** The services whose configuration is watched; none means all. */
	services: string[];
};

/**
 * Reads from the API about one project or organization.
 *
 * @param shape what the answer must be; anything else is refused in words
 * @throws NodeOperationError or NodeApiError
 */
export type Read = <T>(
	key: OperationKey,
	shape: Shape<T>,
	options?: { query?: IDataObject; body?: IDataObject },
) => Promise<T>;

/**
 * One thing to watch. What it remembers of a project or an organization is plain JSON.
 *
 * @typeParam Reading what the API returns
 * @typeParam Memory what is kept until the next time
 */
export type Watch<Reading, Memory> = {
	read: (read: Read, settings: Settings, memory: Memory | undefined) => Promise<Reading>;
	/**
	 * Pure: what changed since the last poll, and what to remember. The first poll has no memory, and
	 * nothing has changed.
	 */
	compare: (
		memory: Memory | undefined,
		reading: Reading,
		settings: Settings,
	) => { changes: Change[]; memory: Memory };
	/** Sample changes, made from what is there right now. What they say of it is true. */
	sample: (reading: Reading, settings: Settings) => Change[];
};
