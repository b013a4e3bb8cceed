/**
 * What the Supabase dashboard calls a permission where an access token is made, by its name without
 * `_read`, `_write`, `_create` or `_delete`: the group, and the row in it.
 *
 * Source: the dashboard of autumn 2026. Permissions that it had no name for then are not here.
 */
export const dashboardNames: Record<string, [group: string, row: string]> = {
	action_runs: ['Project', 'Action Runs'],
	advisors: ['Project', 'Advisors'],
	analytics_logs: ['Project', 'Logs'],
	analytics_usage: ['Project', 'Usage Analytics'],
	project_admin: ['Project', 'Project Settings'],

	backups: ['Database', 'Backups'],
	database: ['Database', 'Database'],
	database_config: ['Database', 'Database Config'],
	database_jit: ['Database', 'Database JIT'],
	database_migrations: ['Database', 'Migrations'],
	database_network_bans: ['Database', 'Network Bans'],
	database_network_restrictions: ['Database', 'Network Restrictions'],
	database_pooling_config: ['Database', 'Connection Pooling'],
	database_readonly_config: ['Database', 'Read-only Mode'],
	database_ssl_config: ['Database', 'SSL Enforcement'],
	database_webhooks_config: ['Database', 'Database Webhooks'],

	api_gateway_keys: ['Application Services', 'API Keys'],
	auth_config: ['Application Services', 'Auth Config'],
	auth_signing_keys: ['Application Services', 'Auth Signing Keys'],
	data_api_config: ['Application Services', 'Data API Config'],
	edge_functions: ['Application Services', 'Edge Functions'],
	edge_functions_secrets: ['Application Services', 'Edge Function Secrets'],
	realtime_config: ['Application Services', 'Realtime Config'],
	storage: ['Application Services', 'Storage'],
	storage_config: ['Application Services', 'Storage Config'],

	branching_development: ['Infrastructure & Delivery', 'Development Branches'],
	branching_production: ['Infrastructure & Delivery', 'Production Branches'],
	custom_domain: ['Infrastructure & Delivery', 'Custom Domains'],
	infra_add_ons: ['Infrastructure & Delivery', 'Add-ons'],
	infra_disk_config: ['Infrastructure & Delivery', 'Disk Config'],
	infra_read_replicas: ['Infrastructure & Delivery', 'Read Replicas'],
	vanity_subdomain: ['Infrastructure & Delivery', 'Vanity Subdomain'],

	members: ['Account & Organization', 'Organization Members'],
	organization_admin: ['Account & Organization', 'Organization Settings'],
	organization_projects: ['Account & Organization', 'Organization Projects'],
	organizations: ['Account & Organization', 'Organizations'],
	projects: ['Account & Organization', 'Projects (account-wide)'],
	snippets: ['Account & Organization', 'SQL Snippets (account-wide)'],
};
