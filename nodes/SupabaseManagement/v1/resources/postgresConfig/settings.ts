import {
	choice,
	flag,
	settingsOf,
	text,
	whole,
	type SettingGroups,
} from '../../fields/settings/setting';

/** By their names in Postgres. */
const groups: SettingGroups = {
	Connections: {
		max_connections: ['max_connections', whole(1, 262_143)],
		statement_timeout: ['statement_timeout', text],
		session_replication_role: [
			'session_replication_role',
			choice({
				local: 'Local',
				origin: 'Origin',
				replica: 'Replica',
			}),
		],
	},
	Extensions: {
		'cron.log_statement': ['cron.log_statement', flag],
		'pg_net.batch_size': ['pg_net.batch_size', whole(0, 32_767)],
		'pg_stat_statements.max': ['pg_stat_statements.max', whole(100, 45_000)],
	},
	'Locks and Tracking': {
		max_locks_per_transaction: ['max_locks_per_transaction', whole(10, 2_147_483_640)],
		track_activity_query_size: ['track_activity_query_size', text],
		track_commit_timestamp: ['track_commit_timestamp', flag],
	},
	Logging: {
		log_autovacuum_min_duration: ['log_autovacuum_min_duration', text],
		log_checkpoints: ['log_checkpoints', flag],
		log_connections: ['log_connections', flag],
		log_disconnections: ['log_disconnections', flag],
		log_duration: ['log_duration', flag],
		log_lock_waits: ['log_lock_waits', flag],
		log_recovery_conflict_waits: ['log_recovery_conflict_waits', flag],
		log_replication_commands: ['log_replication_commands', flag],
		log_startup_progress_interval: ['log_startup_progress_interval', text],
		log_temp_files: ['log_temp_files', text],
	},
	Memory: {
		effective_cache_size: ['effective_cache_size', text],
		shared_buffers: ['shared_buffers', text],
		work_mem: ['work_mem', text],
		maintenance_work_mem: ['maintenance_work_mem', text],
		autovacuum_work_mem: ['autovacuum_work_mem', text],
		logical_decoding_work_mem: ['logical_decoding_work_mem', text],
	},
	Replication: {
		max_wal_senders: ['max_wal_senders', whole()],
		wal_sender_timeout: ['wal_sender_timeout', text],
		max_replication_slots: ['max_replication_slots', whole()],
		max_logical_replication_workers: ['max_logical_replication_workers', whole(0, 262_143)],
		max_sync_workers_per_subscription: ['max_sync_workers_per_subscription', whole(0, 262_143)],
		hot_standby_feedback: ['hot_standby_feedback', flag],
		max_standby_archive_delay: ['max_standby_archive_delay', text],
		max_standby_streaming_delay: ['max_standby_streaming_delay', text],
	},
	Workers: {
		max_worker_processes: ['max_worker_processes', whole(0, 262_143)],
		max_parallel_workers: ['max_parallel_workers', whole(0, 1024)],
		max_parallel_workers_per_gather: ['max_parallel_workers_per_gather', whole(0, 1024)],
		max_parallel_maintenance_workers: ['max_parallel_maintenance_workers', whole(0, 1024)],
		autovacuum_max_workers: ['autovacuum_max_workers', whole(1, 262_143)],
	},
	'Write-Ahead Log': {
		checkpoint_timeout: ['checkpoint_timeout', text],
		max_wal_size: ['max_wal_size', text],
		wal_keep_size: ['wal_keep_size', text],
		max_slot_wal_keep_size: ['max_slot_wal_keep_size', text],
	},
};

/** The settings of Postgres that `PATCH /v1/projects/{ref}/config/database/postgres` accepts. */
export const postgresSettings = settingsOf(groups);
