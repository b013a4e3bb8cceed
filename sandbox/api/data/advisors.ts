const docs = 'https://supabase.com/docs/guides/database/database-linter?lint=';

type Metadata = Record<string, unknown>;

const lint = (
	name: string,
	code: string,
	title: string,
	level: string,
	category: string,
	detail: string,
	metadata: Metadata,
) => ({
	name,
	title,
	level,
	facing: 'EXTERNAL',
	categories: [category],
	description: `${title}.`,
	detail,
	remediation: docs + code,
	metadata,
	cache_key: [name, metadata.schema, metadata.name].filter(Boolean).join('_'),
});

const table = (name: string) => ({ schema: 'public', name, type: 'table' });

/** Findings of the two advisors for a project with a shop. */
export const securityLints = [
	lint(
		'rls_disabled_in_public',
		'0013_rls_disabled_in_public',
		'RLS disabled in public',
		'ERROR',
		'SECURITY',
		'Table `public.orders` is public, but row level security has not been enabled.',
		table('orders'),
	),
	lint(
		'function_search_path_mutable',
		'0011_function_search_path_mutable',
		'Function search path mutable',
		'WARN',
		'SECURITY',
		'Function `public.set_updated_at` has a role mutable search_path.',
		{ schema: 'public', name: 'set_updated_at', type: 'function' },
	),
	lint(
		'auth_leaked_password_protection',
		'auth_leaked_password_protection',
		'Leaked password protection disabled',
		'WARN',
		'SECURITY',
		'Passwords are not compared with those that are known to have leaked.',
		{ type: 'auth', entity: 'Auth' },
	),
];

export const performanceLints = [
	lint(
		'unindexed_foreign_keys',
		'0001_unindexed_foreign_keys',
		'Unindexed foreign keys',
		'INFO',
		'PERFORMANCE',
		'Table `public.order_items` has a foreign key `order_items_order_id_fkey` without an index.',
		{ ...table('order_items'), fkey_name: 'order_items_order_id_fkey', fkey_columns: [2] },
	),
	lint(
		'unused_index',
		'0005_unused_index',
		'Unused index',
		'INFO',
		'PERFORMANCE',
		'Index `customers_phone_idx` on table `public.customers` has not been used.',
		table('customers'),
	),
	lint(
		'auth_db_connections_absolute',
		'auth_db_connections_absolute',
		'Auth connection strategy is not percentage',
		'INFO',
		'PERFORMANCE',
		'Auth uses at most 10 connections, whatever the compute size.',
		{ type: 'auth', entity: 'Auth' },
	),
];
