import type { IDataObject } from 'n8n-workflow';

/** A project as the API’s lists have it. */
export type Project = {
	ref: string;
	name: string;
	organization_slug: string;
	region: string;
	status: string;
};

/** Everything that the node is to look at. */
export type Scope = {
	projects: Project[];
	/** IDs of projects that could not be read this time. */
	unread: ReadonlySet<string>;
};

/** Something that happened. */
export type Change = {
	event: string;
	/** The project that it happened to, where a watch looks at many at once. */
	project?: Project;
	details: IDataObject;
};

/** What the node’s parameters say, and when it is. */
export type Settings = {
	/** In milliseconds since 1970. */
	now: number;
	/** Whether a project that was not there before is new, and not only chosen later. */
	findsNew: boolean;
	minutes: number;
	hours: number;
	percent: number;
	checks: string[];
	sql: string;
};

/** Reads from the API about one project or organization. */
export type Read = (
	path: string,
	options?: { query?: IDataObject; body?: IDataObject },
) => Promise<unknown>;

/**
 * One thing to watch. What it remembers of a project or an organization is plain JSON.
 *
 * @typeParam Reading what the API says
 * @typeParam Memory what is kept until the next time
 */
export type Watch<Reading, Memory> = {
	read: (read: Read, settings: Settings, memory: Memory | undefined) => Promise<Reading>;
	/**
	 * Pure: what changed since the last time, and what to remember. Without a memory it is the first
	 * time: nothing has changed then.
	 */
	compare: (
		memory: Memory | undefined,
		reading: Reading,
		settings: Settings,
	) => { changes: Change[]; memory: Memory };
	/** What would come out, made from what is there right now. */
	sample: (reading: Reading, settings: Settings) => Change[];
};
