import type { reports } from '../../nodes/SupabaseManagement/v1/resources/database/inspect/reports.ts';
import type { Row } from './harness/client.ts';

export type ReportName = keyof typeof reports;

/** What each report must return for the fixture: rows with some values, and no rows with others. */
export type Expected = {
	/** In this order, if there are several; other rows may be between them. */
	right: [Row, ...Row[]];
	wrong: [Row, ...Row[]];
};

export const expected: Record<ReportName, Expected> = {
	bloat: {
		right: [
			{ kind: 'table', table_name: 'events', bloat_percent: 90 },
			{ kind: 'index', index_name: 'events_pkey' },
		],
		wrong: [{ kind: 'table', table_name: 'customers' }],
	},
	blockedQueries: {
		right: [
			{
				blocked_role: 'app',
				blocking_role: 'app',
				blocking_state: 'idle in transaction',
				locked_schema: 'public',
				locked_table: 'customers',
				wanted_lock: 'ShareLock',
				blocked_query: "update public.customers set plan = 'pro' where id = 1",
			},
		],
		wrong: [{ blocked_query: 'select pg_sleep(60)' }],
	},
	cacheHitRates: {
		right: [
			{ kind: 'database', schema_name: null },
			{ kind: 'table', schema_name: 'public', table_name: 'events' },
		],
		// It has never been read.
		wrong: [{ table_name: 'tickets' }],
	},
	connections: {
		right: [{ role_name: 'app', database_name: 'postgres', state: 'active', connections: 2 }],
		// The session that runs the report.
		wrong: [{ role_name: 'supabase_read_only_user' }],
	},
	duplicateIndexes: {
		right: [
			{
				index_name: 'orders_product_id_again_idx',
				covered_by_index: 'orders_product_id_idx',
				reason: 'same columns',
			},
			{
				index_name: 'orders_product_id_idx',
				covered_by_index: 'orders_product_id_note_idx',
				reason: 'first columns',
			},
			{
				schema_name: 'My Shop',
				index_name: 'lines_again_idx',
				covered_by_index: 'lines_idx',
				size_bytes: 0,
			},
		],
		wrong: [
			{ index_name: 'orders_product_id_partly_idx' },
			{ index_name: 'orders_note_unique_idx' },
			{ index_name: 'orders_note_unique_nulls_idx' },
			{ index_name: 'orders_id_customer_id_idx' },
			// They are removed with the index of their partitioned table.
			{ table_name: 'first_lines' },
			{ index_name: 'orders_note_idx' },
			{ index_name: 'orders_product_id_note_idx' },
		],
	},
	extensions: {
		right: [
			{
				extension_name: 'pgstattuple',
				installed_version: '1.4',
				available_version: '1.5',
				is_outdated: true,
				schema_name: 'extensions',
			},
			{ extension_name: 'pg_stat_statements', is_outdated: false },
		],
		wrong: [{ extension_name: 'amcheck' }, { extension_name: 'plpgsql', is_outdated: true }],
	},
	indexSizes: {
		right: [
			{ index_name: 'events_kind_idx', scans: 0, is_valid: true },
			{ index_name: 'events_pkey', is_primary_key: true, is_unique: true },
			{ schema_name: 'auth', index_name: 'users_name_idx' },
		],
		wrong: [{ schema_name: 'pg_catalog' }, { schema_name: 'pg_toast' }],
	},
	locks: {
		right: [
			{ role_name: 'app', lock_type: 'transactionid', is_granted: false, mode: 'ShareLock' },
			{
				role_name: 'app',
				lock_type: 'relation',
				schema_name: 'public',
				object_name: 'customers',
				mode: 'RowExclusiveLock',
				is_granted: true,
			},
		],
		wrong: [{ role_name: 'supabase_read_only_user' }, { lock_type: 'virtualxid' }],
	},
	longRunningQueries: {
		right: [
			{ role_name: 'app', state: 'idle in transaction' },
			{ role_name: 'app', state: 'active', query: 'select pg_sleep(60)' },
		],
		wrong: [{ state: 'idle' }, { role_name: 'supabase_read_only_user' }],
	},
	missingForeignKeyIndexes: {
		right: [
			{
				table_name: 'orders',
				columns: ['customer_id'],
				referenced_table: 'customers',
				on_delete: 'cascade',
				suggestion: 'create index concurrently on public.orders (customer_id)',
			},
			{
				schema_name: 'My Shop',
				table_name: 'Order "Lines"',
				columns: ['Order Id'],
				suggestion: 'create index on "My Shop"."Order ""Lines""" ("Order Id")',
			},
		],
		wrong: [{ columns: ['product_id'] }, { table_name: 'first_lines' }],
	},
	mostFrequentStatements: {
		right: [
			{ query: 'select count(*) from public.orders where product_id = $1', calls: 7 },
			{ query: 'select pg_sleep($1)', calls: 1 },
		],
		wrong: [{ query: 'select $1 as in_another_database' }],
	},
	mostTimeConsumingStatements: {
		right: [
			{ query: 'select pg_sleep($1)', calls: 1, role_name: 'postgres' },
			{ query: 'select count(*) from public.orders where product_id = $1' },
		],
		wrong: [{ query: 'select $1 as in_another_database' }],
	},
	replicationSlots: {
		right: [
			{ slot_name: 'forgotten', slot_type: 'logical', plugin: 'pgoutput', is_active: false },
			{ slot_name: 'never_used', slot_type: 'physical', retained_bytes: 0 },
		],
		wrong: [{ slot_name: 'never_used', is_active: true }],
	},
	securityDefinerFunctions: {
		right: [
			{
				function_name: 'promote',
				owner_name: 'postgres',
				does_owner_bypass_security: true,
				callable_by: ['anon', 'authenticated', 'service_role'],
				has_fixed_search_path: false,
			},
			{ function_name: 'audit', callable_by: [], has_fixed_search_path: true },
		],
		wrong: [{ function_name: 'count_customers' }, { schema_name: 'auth' }],
	},
	sequences: {
		right: [
			{
				sequence_name: 'huge_numbers',
				last_value: '9007199254740993001',
				remaining: '216172782113782806',
				used_percent: 97.66,
			},
			{
				sequence_name: 'ticket_numbers',
				table_name: 'tickets',
				column_name: 'id',
				column_type: 'integer',
				last_possible_value: '2147483647',
				used_percent: 93.13,
			},
		],
		wrong: [{ sequence_name: 'customers_id_seq' }],
	},
	slowestStatements: {
		right: [
			{ query: 'select pg_sleep($1)', calls: 1 },
			{ query: 'select count(*) from public.orders where product_id = $1' },
			// XML cannot contain the character U+0001.
			{ query: `select $1 || $2 || $3 as "€ \u0020"` },
		],
		wrong: [{ query: 'select $1 as in_another_database' }],
	},
	tableSizes: {
		right: [
			{ table_name: 'events', estimated_rows: 2000, partition_of: null },
			{ schema_name: 'auth', table_name: 'users' },
			{ schema_name: 'My Shop', table_name: 'first_lines', partition_of: 'Order "Lines"' },
		],
		wrong: [{ schema_name: 'pg_catalog' }, { table_name: 'Order "Lines"' }],
	},
	tables: {
		right: [
			{ schema_name: 'My Shop', table_name: 'Order "Lines"', kind: 'partitioned table' },
			{
				table_name: 'customers',
				kind: 'table',
				comment: 'Who pays',
				has_row_level_security: true,
				primary_key: ['id'],
				columns: [
					{ name: 'id', type: 'bigint', is_nullable: false, is_generated: true },
					{ name: 'email', type: 'text', is_nullable: false, comment: 'In lower case' },
					{
						name: 'plan',
						type: 'public.plan',
						is_nullable: false,
						default: "'free'::public.plan",
						allowed_values: ['free', 'pro'],
					},
				],
				foreign_keys: null,
			},
			{
				table_name: 'orders',
				foreign_keys: [
					{
						columns: ['customer_id'],
						referenced_schema: 'public',
						referenced_table: 'customers',
						referenced_columns: ['id'],
					},
					{
						columns: ['product_id'],
						referenced_schema: 'public',
						referenced_table: 'products',
						referenced_columns: ['id'],
					},
				],
			},
		],
		wrong: [{ schema_name: 'auth' }, { table_name: 'first_lines' }],
	},
	tablesWithoutGrants: {
		right: [
			{
				table_name: 'invoices',
				roles_without_grants: ['anon', 'authenticated', 'service_role'],
				is_schema_granted: true,
			},
			{ table_name: 'notes', roles_without_grants: ['authenticated', 'service_role'] },
		],
		wrong: [{ table_name: 'customers' }, { schema_name: 'auth' }],
	},
	tablesWithoutRowLevelSecurity: {
		right: [
			{ table_name: 'notes', is_open_to_anon: true, policies_without_effect: 1 },
			// Granted to anon, which has no access to its schema.
			{ table_name: 'Order "Lines"', is_open_to_anon: false },
		],
		wrong: [{ table_name: 'customers' }, { schema_name: 'auth' }],
	},
	unusedIndexes: {
		right: [{ index_name: 'events_kind_idx' }, { index_name: 'orders_note_idx' }],
		wrong: [
			{ index_name: 'invoices_total_idx' },
			{ table_name: 'first_lines' },
			{ index_name: 'notes_pkey' },
			{ index_name: 'customers_email_key' },
			{ schema_name: 'auth' },
		],
	},
	vacuum: {
		right: [
			{ table_name: 'sessions', dead_rows: 600, dead_rows_due_percent: 1200 },
			{ table_name: 'events', dead_rows: 0, is_autovacuum_enabled: false },
		],
		wrong: [{ table_name: 'events', dead_rows: 18_000 }, { schema_name: 'pg_catalog' }],
	},
};
