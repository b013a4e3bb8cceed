import { createHash } from 'node:crypto';

import type { Call } from '../handler.ts';
import * as random from '../random.ts';
import type { Document } from '../world/documents.ts';
import { authSettings } from './auth.ts';

/** All data of a project is derived from its ref, so that it is the same in every run. */
export const sourceOf = ({ project, world }: Call, what: string) =>
	random.seededRandom(world.seed, project.ref, what);

/** A secret that is derived from the project and a name. */
const secretOf = ({ project }: Call, what: string, encoding: 'hex' | 'base64') =>
	createHash('sha256').update(`${project.ref} ${what}`).digest(encoding);

/** The contract’s settings, each null or false, except those whose real value is known. */
function auth(call: Call): Document {
	const all = Object.entries(call.generated('v1-get-auth-service-config') as Document);
	const empty = all.map(([name, value]) => [name, typeof value === 'boolean' ? false : null]);
	return { ...Object.fromEntries(empty), ...authSettings };
}

/** Connection limits of the database and its pooler, for compute size Micro. */
export const connections = { direct: 60, pooler: 200 };

/**
 * The documents of a new project, by place. Values are those that the real API returns (recorded:
 * supabase/cli, apps/cli-e2e/fixtures) or that Supabase’s documentation states.
 */
export const beginnings: Record<string, (call: Call) => Document> = {
	'config/auth': auth,

	'config/database/pgbouncer': ({ project }) => ({
		pool_mode: 'transaction',
		default_pool_size: 15,
		max_client_conn: connections.pooler,
		ignore_startup_parameters: 'extra_float_digits',
		server_idle_timeout: 600,
		server_lifetime: 3600,
		query_wait_timeout: 120,
		reserve_pool_size: 0,
		connection_string: `postgresql://postgres:[YOUR-PASSWORD]@db.${project.ref}.supabase.co:6543/postgres`,
	}),

	/** Only overrides are listed, and a new project has none. */
	'config/database/postgres': () => ({}),

	'config/disk': (call) => ({
		attributes: { type: 'gp3', size_gb: 8, iops: 3000, throughput_mibps: 125 },
		last_modified_at: call.project.createdAt,
	}),

	'config/disk/autoscale': () => ({
		growth_percent: 50,
		min_increment_gb: 4,
		max_size_gb: 61_440,
	}),

	'config/realtime': () => ({
		private_only: false,
		connection_pool: 2,
		postgres_changes_pool: 2,
		max_concurrent_users: 200,
		max_events_per_second: 100,
		max_bytes_per_second: 100_000,
		max_channels_per_client: 100,
		max_joins_per_second: 100,
		max_presence_events_per_second: 20,
		max_payload_size_in_kb: 3000,
		suspend: false,
		presence_enabled: true,
		admin_suspended_at: null,
	}),

	'config/storage': () => ({
		fileSizeLimit: 52_428_800,
		features: {
			imageTransformation: { enabled: true },
			s3Protocol: { enabled: true },
			purgeCache: { enabled: false },
			icebergCatalog: { enabled: false, maxNamespaces: 10, maxTables: 10, maxCatalogs: 2 },
			vectorBuckets: { enabled: false, maxBuckets: 10, maxIndexes: 5 },
		},
		capabilities: { list_v2: true, iceberg_catalog: true, object_versioning: false },
		external: { upstreamTarget: 'main' },
		migrationVersion: 'operation-ergonomics',
		databasePoolMode: 'recycled',
	}),

	'database/backups/restore-point': ({ project }) => ({
		name: 'before_release',
		status: 'AVAILABLE',
		completed_on: project.createdAt,
	}),

	'database/backups/schedule': ({ project }) => ({
		schedule_for: '04:00:00',
		updated_at: project.createdAt,
	}),

	'jit-access': () => ({ state: 'disabled', appliedSuccessfully: true }),

	'network-restrictions': () => ({
		entitlement: 'allowed',
		config: { dbAllowedCidrs: ['0.0.0.0/0'], dbAllowedCidrsV6: ['::/0'] },
		status: 'applied',
	}),

	pgsodium: (call) => ({ root_key: secretOf(call, 'root key', 'hex') }),

	postgrest: (call) => ({
		db_schema: 'public,graphql_public',
		db_extra_search_path: 'public, extensions',
		max_rows: 1000,
		db_pool: null,
		db_pool_acquisition_timeout: 10,
		db_pool_max_lifetime: 1800,
		db_pool_max_idletime: 30,
		jwt_secret: secretOf(call, 'jwt secret', 'base64'),
	}),

	readonly: () => ({ enabled: false, override_enabled: false, override_active_until: 'never' }),

	'ssl-enforcement': () => ({ currentConfig: { database: false }, appliedSuccessfully: true }),
};
