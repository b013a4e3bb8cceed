/**
 * The attributes in an answer to `GET /v2/projects/{ref}/config`, with every field of the contract.
 */
export const configuration = {
	database: {
		major_version: 1,
		ssl_enforced: true,
		network_restrictions: {
			entitlement: 'disallowed',
			status: 'stored',
			allowed_cidrs: [],
		},
		postgres_settings: {},
	},
	pooler: {
		pool_mode: 'transaction',
		ignore_startup_parameters: 'public',
		server_idle_timeout: 1,
		server_lifetime: 1,
		query_wait_timeout: 1,
		reserve_pool_size: 1,
		default_pool_size: 1,
		max_client_conn: 1,
	},
	auth: {},
	api: {
		db_schema: 'public',
		db_extra_search_path: 'public',
		max_rows: 1,
		db_pool_acquisition_timeout: 1,
		db_pool_max_lifetime: 0,
		db_pool_max_idletime: 0,
		db_pool: null,
	},
	realtime: {
		private_only: true,
		max_concurrent_users: 1,
		max_events_per_second: 1,
		max_bytes_per_second: 1,
		max_channels_per_client: 1,
		max_joins_per_second: 1,
		max_presence_events_per_second: 1,
		max_payload_size_in_kb: 1,
		presence_enabled: true,
		suspend: true,
		connection_pool: 1,
		postgres_changes_pool: null,
	},
	storage: {
		file_size_limit: 1,
		features: {
			image_transformation: {
				enabled: true,
			},
			s3_protocol: {
				enabled: true,
			},
			purge_cache: {
				enabled: true,
			},
			iceberg_catalog: {
				enabled: true,
				max_namespaces: 1,
				max_tables: 1,
				max_catalogs: 1,
			},
			vector_buckets: {
				enabled: true,
				max_buckets: 1,
				max_indexes: 1,
			},
		},
		capabilities: {
			list_v2: true,
			iceberg_catalog: true,
			object_versioning: true,
		},
		upstream_target: 'main',
		migration_version: null,
	},
};
