import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type INodeProperties,
} from 'n8n-workflow';

import { momentOf } from '../../fields/moment';
import { inputError } from '../../request/input/inputError';
import { sqlField, sqlOf } from '../../fields/sql';
import { readOptions } from '../../request/input/options';
import { placeOf } from '../../request/place';
import { readyMadeQuery } from './readyMade';

const longest = 24 * 60 * 60 * 1000;

/** Writes the query and its time range. */
export async function sendQuery(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const service = String(this.getNodeParameter('service'));
	const filters = this.getNodeParameter('logFilters', {}) as {
		text?: string;
		onlyErrors?: boolean;
	};
	const sql =
		service === 'sql'
			? sqlOf(this, 'sql', 'SQL').trim()
			: readyMadeQuery({
					source: service,
					text: String(filters.text ?? ''),
					onlyErrors: filters.onlyErrors === true,
					limit: readOptions(this, placeOf(this)).wanted,
				});
	if (sql === '') {
		throw inputError(this, 'SQL is empty', 'Enter a query, or choose a service.');
	}
	return { ...options, qs: { ...options.qs, sql, ...timeRange(this) } };
}

function timeRange(context: IExecuteSingleFunctions): IDataObject {
	const given = ['start', 'end'].map((name) => context.getNodeParameter(name, '') as unknown);
	const [noStart, noEnd] = given.map((value) => value === '' || value === null);
	if (noStart && noEnd) return {};
	if (noStart || noEnd) {
		throw inputError(
			context,
			`${noStart ? 'Start' : 'End'} is empty`,
			'Fill in both Start and End. If both are empty, Supabase returns the last minute.',
		);
	}
	const start = momentOf(context, 'Start', given[0]);
	const end = momentOf(context, 'End', given[1]);
	if (start >= end) {
		throw inputError(context, 'Start is not before End', 'Correct Start or End.');
	}
	if (end - start > longest) {
		throw inputError(
			context,
			'Start and End are more than 24 hours apart',
			'Supabase searches at most 24 hours of logs. Split a longer time range into days, one item per day.',
		);
	}
	return {
		iso_timestamp_start: new Date(start).toISOString(),
		iso_timestamp_end: new Date(end).toISOString(),
	};
}

export const getManyFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['log'], operation: ['getMany'] } },
	[
		{
			displayName: 'Service',
			name: 'service',
			type: 'options',
			default: 'edge_logs',
			description: 'The service whose latest logs to get, or your own query',
			options: [
				{ name: 'All Services', value: 'all' },
				{ name: 'API Gateway', value: 'edge_logs' },
				{ name: 'Auth', value: 'auth_logs' },
				{ name: 'Auth Audit', value: 'auth_audit_logs' },
				{ name: 'Branching', value: 'workflow_run_logs' },
				{ name: 'Cron', value: 'pg_cron_logs' },
				{ name: 'Custom SQL', value: 'sql' },
				{ name: 'Data API (PostgREST)', value: 'postgrest_logs' },
				{ name: 'Edge Function Calls', value: 'function_edge_logs' },
				{ name: 'Edge Function Output', value: 'function_logs' },
				{ name: 'PgBouncer', value: 'pgbouncer_logs' },
				{ name: 'Pooler (Supavisor)', value: 'supavisor_logs' },
				{ name: 'Postgres', value: 'postgres_logs' },
				{ name: 'Postgres Upgrade', value: 'pg_upgrade_logs' },
				{ name: 'Realtime', value: 'realtime_logs' },
				{ name: 'Storage', value: 'storage_logs' },
			],
		},
		{
			...sqlField,
			// ClickHouse’s, which the editor does not know.
			typeOptions: { editor: 'sqlEditor', rows: 5 },
			displayName: 'SQL',
			name: 'sql',
			required: true,
			default:
				'select source, count() as lines\nfrom logs\ngroup by source\norder by lines desc\nlimit 100',
			description:
				'A query in the SQL of ClickHouse. All logs are in the table logs: its column source names the service, and log_attributes has the rest.',
			displayOptions: { show: { service: ['sql'] } },
		},
		{
			displayName: 'Start',
			name: 'start',
			type: 'dateTime',
			default: '={{ $now.minus({ hours: 1 }) }}',
			hint: 'Start and End can be 24 hours apart at most',
			description: 'Start of the time range. By default one hour ago.',
		},
		{
			displayName: 'End',
			name: 'end',
			type: 'dateTime',
			default: '={{ $now }}',
			description: 'End of the time range. By default now.',
		},
		{
			displayName: 'Filters',
			name: 'logFilters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			displayOptions: { hide: { service: ['sql'] } },
			options: [
				{
					displayName: 'Only Errors',
					name: 'onlyErrors',
					type: 'boolean',
					default: true,
					description:
						'Whether to return only rows that are marked as an error or have a status of 400 or higher',
				},
				{
					displayName: 'Text',
					name: 'text',
					type: 'string',
					default: '',
					placeholder: 'e.g. timeout',
					description: 'Part of the message, case-insensitive',
				},
			],
		},
	],
);
