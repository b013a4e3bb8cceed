import { testOperation } from '../harness/testOperation';

const projectRef = 'abcdefghijklmnopqrst';

const path = `/v1/projects/${projectRef}/config/realtime`;

const config = {
	private_only: false,
	connection_pool: 2,
	postgres_changes_pool: 5,
	max_concurrent_users: 500,
	max_events_per_second: 100,
	max_bytes_per_second: 100000,
	max_channels_per_client: 100,
	max_joins_per_second: 100,
	max_presence_events_per_second: 100,
	max_payload_size_in_kb: 100,
	suspend: false,
	presence_enabled: true,
	admin_suspended_at: null,
};

testOperation('realtime', 'get', {
	full: { parameters: { projectRef }, request: { method: 'GET', path } },
	answer: { status: 200, body: config, items: [config] },
	refused: {
		status: 401,
		body: { message: 'Unauthorized' },
		message: 'Supabase did not accept the credential',
	},
});

testOperation('realtime', 'update', {
	full: {
		parameters: {
			projectRef,
			realtimeUpdateFields: {
				connectionPool: 3,
				enabled: false,
				maxBytesPerSecond: 200000,
				maxChannelsPerClient: 50,
				maxConcurrentUsers: 1000,
				maxEventsPerSecond: 200,
				maxJoinsPerSecond: 150,
				maxPayloadSize: 300,
				maxPresenceEventsPerSecond: 20,
				postgresChangesPool: 4,
				presenceEnabled: false,
				privateOnly: true,
			},
		},
		request: {
			method: 'PATCH',
			path,
			body: {
				connection_pool: 3,
				suspend: true,
				max_bytes_per_second: 200000,
				max_channels_per_client: 50,
				max_concurrent_users: 1000,
				max_events_per_second: 200,
				max_joins_per_second: 150,
				max_payload_size_in_kb: 300,
				max_presence_events_per_second: 20,
				postgres_changes_pool: 4,
				presence_enabled: false,
				private_only: true,
			},
		},
	},
	smallest: {
		parameters: { projectRef, realtimeUpdateFields: { enabled: true } },
		request: { method: 'PATCH', path, body: { suspend: false } },
	},
	answer: { status: 204, items: [{ success: true, ref: projectRef }] },
	refused: {
		status: 422,
		message: 'max_concurrent_users exceeds what the plan includes',
		description: /Correct the fields/,
	},
});

testOperation('realtime', 'shutDown', {
	full: { parameters: { projectRef }, request: { method: 'POST', path: `${path}/shutdown` } },
	answer: { status: 204, items: [{ success: true, ref: projectRef }] },
	refused: { status: 404, message: 'Tenant not found' },
});
