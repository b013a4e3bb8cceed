import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type INodeExecutionData,
	type INodeProperties,
} from 'n8n-workflow';

import { inputError } from '../../request/input/inputError';
import { isSimplified } from '../../request/input/options';

const mostChecks = 15;

async function sendChecks(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const names = [this.getNodeParameter('checks', [])].flat() as string[];
	if (names.length === 0) throw inputError(this, 'Checks is empty', 'Choose at least one check.');
	if (names.length > mostChecks) {
		throw inputError(
			this,
			`Checks has ${names.length} entries`,
			`Choose up to ${mostChecks}, and run the others in a second node.`,
		);
	}
	return { ...options, body: { lints: names.map((name) => ({ name })) } };
}

/** One item per finding, and none if there are no findings. */
export async function oneItemPerFinding(
	this: IExecuteSingleFunctions,
	items: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	if (!isSimplified(this)) return items;
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
			description: 'The checks to run, up to 15',
			options: [
				// Named as in the dashboard, where it has a name for the check.
				{ name: 'Auth OTP Long Expiry', value: 'auth_otp_long_expiry' },
				{ name: 'Auth OTP Short Length', value: 'auth_otp_short_length' },
				{ name: 'Auth RLS Initialization Plan', value: 'auth_rls_initplan' },
				{ name: 'Connection Logging Not Enabled', value: 'log_connections_not_enabled' },
				{ name: 'Database Connection Failing', value: 'db_connection_failing' },
				{ name: 'Database Connection Limit Reached', value: 'db_connection_limit_reached' },
				{ name: 'Database Not Reachable', value: 'db_not_reachable' },
				{ name: 'Duplicate Index', value: 'duplicate_index' },
				{ name: 'Exposed Auth Users', value: 'auth_users_exposed' },
				{ name: 'Extension in Public', value: 'extension_in_public' },
				{ name: 'Foreign Table in API', value: 'foreign_table_in_api' },
				{ name: 'Function Search Path Mutable', value: 'function_search_path_mutable' },
				{ name: 'High Error Rate: Auth', value: 'log_auth_error_rate_high' },
				{ name: 'High Error Rate: Data API', value: 'log_data_api_error_rate_high' },
				{ name: 'High Error Rate: Edge Functions', value: 'log_edge_function_error_rate_high' },
				{ name: 'High Error Rate: Storage', value: 'log_storage_error_rate_high' },
				{ name: 'Instance Alert Firing', value: 'instance_alert_firing' },
				{ name: 'Instance Database Down', value: 'instance_db_down' },
				{ name: 'Instance Telemetry Lost', value: 'instance_telemetry_lost' },
				{ name: 'Insufficient MFA Options', value: 'auth_insufficient_mfa_options' },
				{ name: 'Leaked Password Protection Disabled', value: 'auth_leaked_password_protection' },
				{ name: 'Leaked Service Key Detected', value: 'leaked_service_key' },
				{ name: 'Materialized View in API', value: 'materialized_view_in_api' },
				{
					name: 'Minimum Password Length Not Set or Inadequate',
					value: 'password_requirements_min_length',
				},
				{ name: 'Multiple Permissive Policies', value: 'multiple_permissive_policies' },
				{ name: 'No Backup Admin Detected', value: 'no_backup_admin' },
				{ name: 'No Network Restrictions', value: 'network_restrictions_not_set' },
				{ name: 'No Primary Key', value: 'no_primary_key' },
				{ name: 'Password Policy Missing', value: 'auth_password_policy_missing' },
				{ name: 'PITR Not Enabled', value: 'pitr_not_enabled' },
				{ name: 'Policy Exists RLS Disabled', value: 'policy_exists_rls_disabled' },
				{
					name: 'Postgres Version Has Security Patches Available',
					value: 'vulnerable_postgres_version',
				},
				{ name: 'Realtime Authorization Timeouts', value: 'realtime_authorization_timeouts' },
				{
					name: 'Realtime Concurrent Users Near Limit',
					value: 'realtime_concurrent_users_near_limit',
				},
				{ name: 'Realtime Postgres Changes Spike', value: 'realtime_postgres_changes_spike' },
				{ name: 'RLS Disabled in Public', value: 'rls_disabled_in_public' },
				{ name: 'RLS Enabled No Policy', value: 'rls_enabled_no_policy' },
				{ name: 'RLS References User Metadata', value: 'rls_references_user_metadata' },
				{ name: 'Security Definer View', value: 'security_definer_view' },
				{ name: 'SSL Not Enforced', value: 'ssl_not_enforced' },
				{ name: 'Unindexed Foreign Keys', value: 'unindexed_foreign_keys' },
				{ name: 'Unsupported Reg Types', value: 'unsupported_reg_types' },
				{ name: 'Unused Index', value: 'unused_index' },
			],
			routing: { send: { preSend: [sendChecks] } },
		},
	],
);
