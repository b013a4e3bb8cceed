import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type INodeExecutionData,
	type INodeProperties,
} from 'n8n-workflow';

import { refusal } from '../../fields/refusal';

const mostChecks = 15;

async function sendChecks(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const names = [this.getNodeParameter('checks', [])].flat() as string[];
	if (names.length === 0 || names.length > mostChecks) {
		throw refusal(
			this,
			names.length === 0 ? 'Checks is empty' : `Checks has ${names.length} checks`,
			`Choose from 1 to ${mostChecks}; a second node can run the others.`,
		);
	}
	return { ...options, body: { lints: names.map((name) => ({ name })) } };
}

/** An item for each finding; none when there is nothing to find. */
export async function oneItemPerFinding(
	this: IExecuteSingleFunctions,
	items: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	if (this.getNodeParameter('simplify', true) !== true) return items;
	return items.flatMap(({ json }) => (json.lints as IDataObject[]).map((lint) => ({ json: lint })));
}

export const runFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['advisor'], operation: ['run'] } },
	[
		{
			displayName: 'Checks',
			name: 'checks',
			type: 'multiOptions',
			required: true,
			default: [
				'auth_users_exposed',
				'function_search_path_mutable',
				'policy_exists_rls_disabled',
				'rls_disabled_in_public',
				'rls_enabled_no_policy',
				'security_definer_view',
			],
			description: 'What to look for, up to 15 things at once',
			options: [
				{ name: 'Auth: Leaked Passwords Accepted', value: 'auth_leaked_password_protection' },
				{ name: 'Auth: One-Time Password Too Short', value: 'auth_otp_short_length' },
				{ name: 'Auth: One-Time Password Valid Too Long', value: 'auth_otp_long_expiry' },
				{ name: 'Auth: Password Policy Missing', value: 'auth_password_policy_missing' },
				{ name: 'Auth: Passwords Too Short', value: 'password_requirements_min_length' },
				{ name: 'Auth: Too Few MFA Methods', value: 'auth_insufficient_mfa_options' },
				{ name: 'Auth: Users Exposed by a View', value: 'auth_users_exposed' },
				{ name: 'Backups: No Backup Admin', value: 'no_backup_admin' },
				{ name: 'Backups: Point-in-Time Recovery Off', value: 'pitr_not_enabled' },
				{ name: 'Connections: Failing', value: 'db_connection_failing' },
				{ name: 'Connections: Limit Reached', value: 'db_connection_limit_reached' },
				{ name: 'Connections: Not Logged', value: 'log_connections_not_enabled' },
				{ name: 'Connections: Open to Every Network', value: 'network_restrictions_not_set' },
				{ name: 'Connections: SSL Not Enforced', value: 'ssl_not_enforced' },
				{ name: 'Errors: Auth', value: 'log_auth_error_rate_high' },
				{ name: 'Errors: Data API', value: 'log_data_api_error_rate_high' },
				{ name: 'Errors: Edge Functions', value: 'log_edge_function_error_rate_high' },
				{ name: 'Errors: Storage', value: 'log_storage_error_rate_high' },
				{ name: 'Instance: Alert', value: 'instance_alert_firing' },
				{ name: 'Instance: Database Down', value: 'instance_db_down' },
				{ name: 'Instance: Database Out of Reach', value: 'db_not_reachable' },
				{ name: 'Instance: Telemetry Lost', value: 'instance_telemetry_lost' },
				{ name: 'Keys: Service Key Leaked', value: 'leaked_service_key' },
				{ name: 'Performance: Duplicate Index', value: 'duplicate_index' },
				{
					name: 'Performance: Foreign Key Without Index',
					value: 'unindexed_foreign_keys',
				},
				{ name: 'Performance: No Primary Key', value: 'no_primary_key' },
				{ name: 'Performance: Policy Evaluated per Row', value: 'auth_rls_initplan' },
				{
					name: 'Performance: Several Permissive Policies',
					value: 'multiple_permissive_policies',
				},
				{ name: 'Performance: Unused Index', value: 'unused_index' },
				{ name: 'Postgres: Unsupported Reg Types', value: 'unsupported_reg_types' },
				{ name: 'Postgres: Vulnerable Version', value: 'vulnerable_postgres_version' },
				{ name: 'Realtime: Authorization Timeouts', value: 'realtime_authorization_timeouts' },
				{
					name: 'Realtime: Near the Limit of Users',
					value: 'realtime_concurrent_users_near_limit',
				},
				{ name: 'Realtime: Spike of Changes', value: 'realtime_postgres_changes_spike' },
				{ name: 'Schema: Extension in Public', value: 'extension_in_public' },
				{ name: 'Schema: Foreign Table in API', value: 'foreign_table_in_api' },
				{
					name: 'Schema: Function With Mutable Search Path',
					value: 'function_search_path_mutable',
				},
				{ name: 'Schema: Materialized View in API', value: 'materialized_view_in_api' },
				{ name: 'Schema: Security Definer View', value: 'security_definer_view' },
				{ name: 'Security: Policies but RLS Off', value: 'policy_exists_rls_disabled' },
				{ name: 'Security: RLS Off in Public', value: 'rls_disabled_in_public' },
				{ name: 'Security: RLS On Without Policy', value: 'rls_enabled_no_policy' },
				{
					name: 'Security: RLS Reads User Metadata',
					value: 'rls_references_user_metadata',
				},
			],
			routing: { send: { preSend: [sendChecks] } },
		},
	],
);
