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
	/** IDs of projects that this poll could not read. */
	unread: ReadonlySet<string>;
};

/** A change. */
export type Change = {
	event: string;
	/** The changed project, if the watch reads many projects together. */
	project?: Project;
	details: IDataObject;
};

/** The node’s parameters, and the time of the poll. */
export type Settings = {
	/** In milliseconds since 1970. */
	now: number;
	/** Whether an unknown project is new, and was not only selected later. */
	findsNew: boolean;
	/** Number of days after which a branch is old. */
	days: number;
	/** Number of minutes after which a transition is stuck. */
	minutes: number;
	/** Number of hours after which a backup is overdue. */
	hours: number;
	/** Percentage of used space above which a disk is reported. */
	percent: number;
	checks: string[];
	sql: string;
	/** The services whose configuration is watched; none means all. */
	services: string[];
};

/**
 * Reads from the API about one project or organization.
 *
 * @param shape the expected shape of the response; any other response is an error
 * @throws NodeOperationError or NodeApiError
 */
export type Read = <T>(
	key: OperationKey,
	shape: Shape<T>,
	options?: { query?: IDataObject; body?: IDataObject },
) => Promise<T>;

/**
 * One watch. Its memory of a project or an organization is plain JSON.
 *
 * @typeParam Reading the data from the API
 * @typeParam Memory the data kept until the next poll
 */
export type Watch<Reading, Memory> = {
	read: (read: Read, settings: Settings, memory: Memory | undefined) => Promise<Reading>;
	/**
	 * Pure function that returns the changes since the last poll and the new memory. At the first
	 * poll, there is no memory, and nothing has changed.
	 */
	compare: (
		memory: Memory | undefined,
		reading: Reading,
		settings: Settings,
	) => { changes: Change[]; memory: Memory };
	/** Sample changes that describe the current state correctly. */
	sample: (reading: Reading, settings: Settings) => Change[];
};
