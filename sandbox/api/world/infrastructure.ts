import { connections, sourceOf } from '../data/beginnings.ts';
import type { Call, Handlers } from '../handler.ts';
import * as random from '../random.ts';
import { refusalOf } from '../refusal.ts';
import type { Project } from '../world.ts';
import { hasAddOn } from './addOns.ts';
import { readDocument } from './documents.ts';
import { owned } from './owned.ts';

/* The infrastructure of a project’s database: disk, backups, pooler, Postgres version. */

const gigabyte = 1024 ** 3;

const day = 86_400_000;

/** The date of all data, so that nothing depends on the clock. */
const today = Date.UTC(2026, 0, 31, 4);

/** Number of daily backups, by plan. */
const backupDays: Record<string, number> = { free: 0, pro: 7, team: 14, enterprise: 30 };

const newest = { version: '17.6.1.111', engine: '17' };

type Upgrade = { tracking_id: string; target_version: string; initiated_at: string };

const upgradeOf = owned<Project, { last?: Upgrade }>(() => ({}));

function backupsOf(call: Call) {
	const count = backupDays[call.organization.plan] ?? 0;
	const first = random.integer(sourceOf(call, 'backups'), 100_000, 900_000);
	return Array.from({ length: count }, (_, index) => ({
		id: first + count - index,
		is_physical_backup: true,
		status: 'COMPLETED',
		inserted_at: new Date(today - index * day).toISOString(),
	}));
}

function pooler(call: Call) {
	const { ref, region } = call.project;
	const { pool_mode, default_pool_size } = readDocument(call, 'config/database/pgbouncer');
	const host = `aws-0-${region}.pooler.supabase.com`;
	const address = `postgresql://postgres.${ref}:[YOUR-PASSWORD]@${host}:6543/postgres`;
	return {
		identifier: ref,
		database_type: 'PRIMARY',
		is_using_scram_auth: true,
		db_user: `postgres.${ref}`,
		db_host: host,
		db_port: 6543,
		db_name: 'postgres',
		connection_string: address,
		connectionString: address,
		default_pool_size,
		max_client_conn: connections.pooler,
		pool_mode,
	};
}

export const infrastructureHandlers: Handlers = {
	'v1-get-disk-utilization': (call) => {
		const { attributes } = readDocument(call, 'config/disk') as { attributes: { size_gb: number } };
		const fs_size_bytes = attributes.size_gb * gigabyte;
		const percent = random.integer(sourceOf(call, 'disk'), 12, 68);
		const used = Math.round((8 * gigabyte * percent) / 100);
		const metrics = { fs_size_bytes, fs_used_bytes: used, fs_avail_bytes: fs_size_bytes - used };
		return { body: { timestamp: new Date(today).toISOString(), metrics } };
	},

	'v1-list-all-backups': (call) => {
		const backups = backupsOf(call);
		const pitr_enabled = hasAddOn(call, 'pitr');
		const seconds = (time: number) => Math.floor(time / 1000);
		const physical_backup_data = pitr_enabled
			? {
					earliest_physical_backup_date_unix: seconds(today - 7 * day),
					latest_physical_backup_date_unix: seconds(today),
				}
			: {};
		const { region } = call.project;
		return { body: { region, walg_enabled: true, pitr_enabled, backups, physical_backup_data } };
	},

	'v1-restore-pitr-backup': (call) => {
		if (!hasAddOn(call, 'pitr')) throw refusalOf('pitr.off');
		call.world.change(call.project, 'RESTORING', 'ACTIVE_HEALTHY');
		return {};
	},

	'v1-restore-physical-backup': ({ world, project }) => {
		world.change(project, 'RESTORING', 'ACTIVE_HEALTHY');
		return {};
	},

	'v1-undo': ({ world, project }) => {
		world.change(project, 'RESTORING', 'ACTIVE_HEALTHY');
		return {};
	},

	'v1-get-pooler-config': (call) => ({ body: [pooler(call)] }),

	'v1-list-available-restore-versions': () => ({
		body: {
			available_versions: [
				{ version: newest.version, release_channel: 'ga', postgres_engine: newest.engine },
			],
		},
	}),

	'v1-get-postgres-upgrade-eligibility': ({ project }) => ({
		body: {
			eligible: project.databaseVersion !== newest.version,
			current_app_version: `supabase-postgres-${project.databaseVersion}`,
			current_app_version_release_channel: 'ga',
			latest_app_version: `supabase-postgres-${newest.version}`,
			target_upgrade_versions:
				project.databaseVersion === newest.version
					? []
					: [
							{
								postgres_version: newest.engine,
								release_channel: 'ga',
								app_version: `supabase-postgres-${newest.version}`,
							},
						],
			duration_estimate_hours: 1,
			legacy_auth_custom_roles: [],
			objects_to_be_dropped: [],
			unsupported_extensions: [],
			user_defined_objects_in_internal_schemas: [],
			validation_errors: [],
			warnings: [],
		},
	}),

	'v1-upgrade-postgres-version': ({ world, project, body }) => {
		const { target_version, release_channel = 'ga' } = body as {
			target_version: string;
			release_channel?: string;
		};
		const tracking_id = world.uuid();
		upgradeOf(project).last = { tracking_id, target_version, initiated_at: world.now() };
		world.change(project, 'UPGRADING', 'ACTIVE_HEALTHY', () => {
			project.databaseVersion = newest.version;
			project.postgresEngine = newest.engine;
			project.releaseChannel = release_channel;
		});
		return { body: { tracking_id } };
	},

	'v1-get-postgres-upgrade-status': ({ project }) => {
		const { last } = upgradeOf(project);
		if (!last) return { body: { databaseUpgradeStatus: null } };
		const isOver = project.status !== 'UPGRADING';
		const { initiated_at, target_version } = last;
		const progress = isOver ? '10_completed_post_physical_backup' : '5_initiated_data_upgrade';
		return {
			body: {
				databaseUpgradeStatus: {
					initiated_at,
					latest_status_at: initiated_at,
					target_version,
					progress,
					status: isOver ? 1 : 0,
				},
			},
		};
	},
};
