/** The same task for every node. All values come from the input items, by expressions. */
export type Request = {
	name: string;
	method: 'GET' | 'PATCH';
	/** The path in the API. The project’s ref is its only placeholder. */
	path: string;
	/** Our node’s operation. */
	resource: string;
	operation: string;
	/** Our node’s parameter that contains the fields. */
	collection?: string;
	/** The API’s field names, by our node’s names. */
	fields: Record<string, string>;
	/** Number of output items per input item. */
	answers: number;
};

/**
 * Number of input items per run, equal for all nodes, because the fixed cost of a run is divided
 * among them. So many, because n8n prepares a sandbox for the expressions of the next run, 40 to
 * 100 ms of CPU time, during either this run or the next, which may be another node’s.
 */
export const itemsPerRun = 300;

export const getProject: Request = {
	name: 'Get Project',
	method: 'GET',
	path: '/v1/projects/{ref}',
	resource: 'project',
	operation: 'get',
	fields: {},
	answers: 1,
};

export const updateTenFields: Request = {
	name: 'Ten fields',
	method: 'PATCH',
	path: '/v1/projects/{ref}/config/realtime',
	resource: 'realtime',
	operation: 'update',
	collection: 'realtimeUpdateFields',
	fields: {
		connectionPool: 'connection_pool',
		maxBytesPerSecond: 'max_bytes_per_second',
		maxChannelsPerClient: 'max_channels_per_client',
		maxConcurrentUsers: 'max_concurrent_users',
		maxEventsPerSecond: 'max_events_per_second',
		maxJoinsPerSecond: 'max_joins_per_second',
		maxPayloadSize: 'max_payload_size_in_kb',
		maxPresenceEventsPerSecond: 'max_presence_events_per_second',
		postgresChangesPool: 'postgres_changes_pool',
		presenceEnabled: 'presence_enabled',
	},
	answers: 1,
};

export const listOfHundred: Request = {
	name: 'List of 100',
	method: 'GET',
	path: '/v1/projects/{ref}/functions',
	resource: 'edgeFunction',
	operation: 'getMany',
	fields: {},
	answers: 100,
};

/** Each item has its own project, so that no rate limit applies. */
export function inputItems({ fields }: Request, count: number) {
	return Array.from({ length: count }, (_, index) => ({
		json: {
			ref: projectId(index),
			...Object.fromEntries(
				Object.keys(fields).map((name) => [name, name.endsWith('Enabled') ? true : 7]),
			),
		},
	}));
}

/** 20 letters, different for every index. */
function projectId(index: number): string {
	const digits = index.toString(26).padStart(20, '0');
	return digits.replace(/./g, (digit) => String.fromCharCode(97 + parseInt(digit, 26)));
}
