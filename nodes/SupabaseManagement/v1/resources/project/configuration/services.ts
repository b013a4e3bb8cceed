import { authSettings } from '../../authConfig/settings';
import { postgresSettings } from '../../postgresConfig/settings';
import type { OperationKey } from '../../../request/operation';

/** The request that returns the settings of all services. */
export const configKey = 'GET /v2/projects/{ref}/config';

/** The services whose settings it returns. */
export const serviceNames = [
	'dataApi',
	'auth',
	'storage',
	'realtime',
	'pooler',
	'network',
	'ssl',
	'database',
] as const;

export type ServiceName = (typeof serviceNames)[number];

/** The path of a setting in the body of an endpoint. */
type Path = readonly string[];

export type Service = {
	/** The paths of the settings in the response, each with the names to read. */
	parts: ReadonlyArray<{ at: Path; only?: readonly string[] }>;
	/** The endpoint that writes the settings. */
	write: OperationKey;
	/**
	 * The settings that the endpoint accepts, with their paths. Network restrictions are written as
	 * two lists.
	 */
	writable: Readonly<Record<string, Path>>;
	/** Whether a setting may be null, which resets it. */
	takesNull?: (setting: string) => boolean;
	/** Settings that are sent together with all others that have the same prefix. */
	groups?: readonly string[];
	/** Settings with a list in one text, and whether the order of the list matters. */
	lists?: Readonly<Record<string, 'ordered' | 'unordered'>>;
};

const sameNames = (names: readonly string[]): Record<string, Path> =>
	Object.fromEntries(names.map((name) => [name, [name]]));

const notNullInAuth = [
	'custom_oauth_enabled',
	'mailer_otp_exp',
	'passkey_enabled',
	'sms_otp_length',
];

/** In the order of writing. Services whose settings may restart the database come last. */
export const services: Readonly<Record<ServiceName, Service>> = {
	dataApi: {
		parts: [{ at: ['api'] }],
		write: 'PATCH /v1/projects/{ref}/postgrest',
		writable: sameNames([
			'db_schema',
			'db_extra_search_path',
			'max_rows',
			'db_pool',
			'db_pool_acquisition_timeout',
			'db_pool_max_lifetime',
			'db_pool_max_idletime',
		]),
		lists: { db_schema: 'ordered', db_extra_search_path: 'ordered' },
	},
	auth: {
		parts: [{ at: ['auth'] }],
		write: 'PATCH /v1/projects/{ref}/config/auth',
		writable: sameNames(authSettings.map(({ id }) => id)),
		takesNull: (setting) => !notNullInAuth.includes(setting),
		lists: { uri_allow_list: 'unordered' },
	},
	storage: {
		parts: [{ at: ['storage'] }],
		write: 'PATCH /v1/projects/{ref}/config/storage',
		writable: {
			file_size_limit: ['fileSizeLimit'],
			upstream_target: ['external', 'upstreamTarget'],
			'features.image_transformation.enabled': ['features', 'imageTransformation', 'enabled'],
			'features.s3_protocol.enabled': ['features', 's3Protocol', 'enabled'],
			'features.purge_cache.enabled': ['features', 'purgeCache', 'enabled'],
			'features.iceberg_catalog.enabled': ['features', 'icebergCatalog', 'enabled'],
			'features.iceberg_catalog.max_namespaces': ['features', 'icebergCatalog', 'maxNamespaces'],
			'features.iceberg_catalog.max_tables': ['features', 'icebergCatalog', 'maxTables'],
			'features.iceberg_catalog.max_catalogs': ['features', 'icebergCatalog', 'maxCatalogs'],
			'features.vector_buckets.enabled': ['features', 'vectorBuckets', 'enabled'],
			'features.vector_buckets.max_buckets': ['features', 'vectorBuckets', 'maxBuckets'],
			'features.vector_buckets.max_indexes': ['features', 'vectorBuckets', 'maxIndexes'],
		},
		groups: ['features.iceberg_catalog.', 'features.vector_buckets.'],
	},
	realtime: {
		parts: [{ at: ['realtime'] }],
		write: 'PATCH /v1/projects/{ref}/config/realtime',
		writable: sameNames([
			'private_only',
			'connection_pool',
			'postgres_changes_pool',
			'max_concurrent_users',
			'max_events_per_second',
			'max_bytes_per_second',
			'max_channels_per_client',
			'max_joins_per_second',
			'max_presence_events_per_second',
			'max_payload_size_in_kb',
			'suspend',
			'presence_enabled',
		]),
	},
	pooler: {
		parts: [{ at: ['pooler'] }],
		write: 'PATCH /v1/projects/{ref}/config/database/pooler',
		writable: sameNames(['default_pool_size', 'pool_mode']),
		takesNull: (setting) => setting === 'default_pool_size',
	},
	network: {
		parts: [{ at: ['database', 'network_restrictions'], only: ['allowed_cidrs'] }],
		write: 'POST /v1/projects/{ref}/network-restrictions/apply',
		writable: { allowed_cidrs: [] },
	},
	ssl: {
		parts: [{ at: ['database'], only: ['ssl_enforced'] }],
		write: 'PUT /v1/projects/{ref}/ssl-enforcement',
		writable: { ssl_enforced: ['requestedConfig', 'database'] },
	},
	database: {
		parts: [
			{ at: ['database', 'postgres_settings'] },
			{ at: ['database'], only: ['major_version'] },
		],
		write: 'PATCH /v1/projects/{ref}/config/database/postgres',
		// Version 2 writes the dot in the name of an extension’s setting as an underscore.
		writable: Object.fromEntries(postgresSettings.map(({ id }) => [id.replace('.', '_'), [id]])),
	},
};
