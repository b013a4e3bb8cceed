import {
	NodeOperationError,
	type IDataObject,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type IN8nHttpFullResponse,
	type INodeExecutionData,
} from 'n8n-workflow';

import { inputError } from '../../request/input/inputError';
import { UnreadableAnswer } from '../../request/failure/failure';
import { reports, type Report, type ReportParameter } from './inspect/reports';
import { readText, textOf } from '../../request/input/readText';

const bytesPerMegabyte = 1024 * 1024;
const defaultRows = 50;

/** Without a minimum, everything that is running would be long-running. */
const defaultSeconds: Record<string, number> = { longRunningQueries: 60 };

/**
 * Builds the query of the selected report. Its limits are query parameters, never part of the SQL.
 *
 * @throws NodeOperationError naming the field with the invalid value
 */
export async function sendReport(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const name = String(this.getNodeParameter('report'));
	if (!Object.hasOwn(reports, name)) {
		throw inputError(
			this,
			`There is no report “${name.slice(0, 80)}”`,
			'Choose one from the list.',
		);
	}
	const { sql, parameters }: Report = reports[name as keyof typeof reports];
	const given = this.getNodeParameter('databaseInspectOptions', {}) as IDataObject;
	const megabytes = amount(this, given.minimumSize ?? 0, 'Minimum Size (MB)');
	const seconds = amount(
		this,
		given.minimumDuration ?? defaultSeconds[name] ?? 0,
		'Minimum Duration (Seconds)',
	);
	const values: Record<ReportParameter, unknown> = {
		minimum_duration_ms: Math.round(seconds * 1000),
		minimum_size_bytes: Math.round(megabytes * bytesPerMegabyte),
		row_limit: rowLimit(this, given.limit ?? defaultRows),
		schemas: JSON.stringify(schemaNames(given.schemas)),
	};
	const body = { query: sql, parameters: parameters.map((each) => values[each]) };
	return { ...options, body };
}

function amount(context: IExecuteSingleFunctions, value: unknown, field: string): number {
	const number = typeof value === 'string' && value.trim() === '' ? NaN : Number(value);
	// At most a petabyte in bytes, and 30 years in milliseconds. Postgres accepts these numbers
	// unchanged.
	if (number >= 0 && number <= 1e9) return number;
	throw inputError(
		context,
		`${field} is not a number from 0 to 1,000,000,000: ${textOf(value).slice(0, 80)}`,
		'Correct it, or remove the option.',
	);
}

function rowLimit(context: IExecuteSingleFunctions, value: unknown): number {
	const number = Number(value);
	if (Number.isInteger(number) && number >= 1 && number <= 10_000) return number;
	throw inputError(
		context,
		`Limit is not a whole number from 1 to 10,000: ${textOf(value).slice(0, 80)}`,
		'Correct it, or remove the option.',
	);
}

/** Names from a text with commas, or from an array that an expression returns. */
function schemaNames(value: unknown = ''): string[] {
	const names = Array.isArray(value) ? value.map(String) : String(value).split(',');
	return names.map((name) => name.trim()).filter((name) => name !== '');
}

/** Requirements that a database may lack, by their name in the SQL, and what to do. */
const lacks: Record<string, { message: string; nextStep: string }> = {
	pg_stat_statements: {
		message: 'The extension pg_stat_statements is not enabled',
		nextStep:
			'Enable it in the dashboard under Database → Extensions. It counts statements from then on.',
	},
	pg_read_all_stats: {
		message: 'Read-only queries cannot see the statements of other roles',
		nextStep:
			'Run this once with Database → Run Query: grant pg_monitor to supabase_read_only_user',
	},
};

/** Adds the project to each row, and reports a missing requirement. */
export async function rowsOfProject(
	this: IExecuteSingleFunctions,
	items: INodeExecutionData[],
	{ body }: IN8nHttpFullResponse,
): Promise<INodeExecutionData[]> {
	if (!Array.isArray(body)) throw new UnreadableAnswer('It is not a list of rows.');
	const ref = readText(this, 'projectRef', { extractValue: true }).trim();
	return items.map(({ json: { missing, ...row } }) => {
		const lacking = lacks[String(missing)];
		if (lacking !== undefined) {
			throw new NodeOperationError(this.getNode(), `${lacking.message} in the project ${ref}`, {
				itemIndex: this.getItemIndex(),
				description: lacking.nextStep,
			});
		}
		return { json: { project_ref: ref, ...row } };
	});
}
