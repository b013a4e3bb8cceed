import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { INodeParameters, INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { inspectFields } from '../../nodes/SupabaseManagement/v1/resources/database/inspect.fields';
import {
	reports,
	type Report,
} from '../../nodes/SupabaseManagement/v1/resources/database/inspect/reports';
import { answerWith, stopAnswering, type Answer } from '../harness/api';
import { runNode } from '../harness/engine';
import { folder, reportsModule } from '../sql/reportsModule';

const ref = 'abcdefghijklmnopqrst';
const [report, options] = inspectFields as [INodeProperties, INodeProperties];
const names = (report.options as INodePropertyOptions[]).map(({ value }) => String(value));

async function inspect(
	parameters: INodeParameters,
	answer: Answer = { status: 201, body: [] },
	more: Partial<Parameters<typeof runNode>[0]> = {},
) {
	const requests = answerWith(answer);
	const { items, error } = await runNode({
		parameters: { resource: 'database', operation: 'inspect', projectRef: ref, ...parameters },
		...more,
	});
	return {
		items,
		rows: items.map(({ json }) => json),
		error,
		body: requests[0]?.body as { query: string; parameters: unknown[] } | undefined,
		isSent: requests.length > 0,
	};
}

describe('the published module with the SQL of the reports', () => {
	const root = join(__dirname, '..', '..');

	it('is what `npm run sql` writes from the .sql files', () => {
		const text = readFileSync(join(root, folder, 'reports.ts'), 'utf8');
		expect(text).toBe(reportsModule(root));
	});

	it('has exactly the reports that the editor offers', () => {
		expect(names.toSorted()).toEqual(Object.keys(reports).toSorted());
	});

	it.each(names)('%s is one statement that only reads, with a limit', (name) => {
		const { sql, parameters } = reports[name as keyof typeof reports];
		expect(sql).toMatch(/^(select|with)\s/);
		expect(sql).not.toContain(';');
		expect(parameters).toContain('row_limit');
		expect(sql.match(/\$\d+/g)!.toSorted().at(-1)).toBe(`$${parameters.length}`);
	});
});

describe('the limit of a report', () => {
	const fieldOf = { minimumDuration: 'minimum_duration_ms', minimumSize: 'minimum_size_bytes' };

	it.each([['limit', 'row_limit'], ['schemas', 'schemas'], ...Object.entries(fieldOf)])(
		'%s is shown only for the reports that use it',
		(field, parameter) => {
			const { displayOptions } = (options.options as INodeProperties[]).find(
				({ name }) => name === field,
			)!;
			const using = Object.entries<Report>(reports)
				.filter(([, { parameters }]) => parameters.some((each) => each === parameter))
				.map(([name]) => name);
			expect([...(displayOptions?.show?.['/report'] ?? names)].sort()).toEqual(using.sort());
		},
	);
});

describe('database: inspect', () => {
	afterEach(stopAnswering);

	it.each(names)('sends %s with a value for each of its parameters', async (name) => {
		const { body, error } = await inspect({ report: name });
		expect(error).toBeUndefined();
		const { sql, parameters }: Report = reports[name as keyof typeof reports];
		expect(body?.query).toBe(sql);
		expect(body?.parameters).toHaveLength(parameters.length);
		expect(body?.parameters).not.toContain(undefined);
	});

	it('treats schema names with quotes and SQL as names', async () => {
		const { body } = await inspect({
			report: 'tables',
			databaseInspectOptions: { schemas: `a"b, x'); drop table y; --` },
		});
		expect(body?.query).toBe(reports.tables.sql);
		expect(body?.parameters[0]).toBe(`["a\\"b","x'); drop table y; --"]`);
	});

	it('lists long-running queries from one minute, unless another duration is set', async () => {
		const least = async (databaseInspectOptions: INodeParameters) => {
			const { body } = await inspect({ report: 'longRunningQueries', databaseInspectOptions });
			stopAnswering();
			return body?.parameters[0];
		};
		expect(await least({})).toBe(60_000);
		expect(await least({ minimumDuration: 0 })).toBe(0);
		expect(await least({ minimumDuration: 0.25 })).toBe(250);
	});

	it('returns an item per row, each with the project first', async () => {
		const body = [{ slot_name: 'a' }, { slot_name: 'b' }];
		const { rows } = await inspect({ report: 'replicationSlots' }, { status: 201, body });
		expect(rows).toEqual([
			{ project_ref: ref, slot_name: 'a' },
			{ project_ref: ref, slot_name: 'b' },
		]);
		expect(Object.keys(rows[0]!)).toEqual(['project_ref', 'slot_name']);
	});

	it('returns nothing if the report has no rows', async () => {
		const { rows, error } = await inspect({ report: 'unusedIndexes' });
		expect(error).toBeUndefined();
		expect(rows).toEqual([]);
	});

	it.each([
		[
			'pg_stat_statements',
			/^The extension pg_stat_statements is not enabled in the project/,
			/Enable/,
		],
		[
			'pg_read_all_stats',
			/^Read-only queries cannot see/,
			/grant pg_monitor to supabase_read_only_user/,
		],
	])('gives advice if the database lacks %s', async (missing, message, nextStep) => {
		const answer = { status: 201, body: [{ missing, query: null }] };
		const { error } = await inspect({ report: 'slowestStatements' }, answer);
		expect(error?.message).toMatch(message);
		expect(error?.message).toContain(ref);
		expect(error?.description).toMatch(nextStep);

		stopAnswering();
		const more = { onError: 'continueRegularOutput' as const };
		const { items } = await inspect({ report: 'slowestStatements' }, answer, more);
		expect(items).toHaveLength(1);
		expect(items[0]).toMatchObject({ pairedItem: { item: 0 } });
		expect(items[0]!.json.error).toMatch(message);
	});

	it('does not show the column that names what is missing', async () => {
		const body = [{ missing: null, query: 'select 1' }];
		const { rows } = await inspect({ report: 'slowestStatements' }, { status: 201, body });
		expect(rows).toEqual([{ project_ref: ref, query: 'select 1' }]);
	});

	it.each([undefined, 'SELECT 1', { message: 'done' }])('refuses %p as a report', async (body) => {
		const { rows, error } = await inspect({ report: 'tableSizes' }, { status: 201, body });
		expect(rows).toEqual([]);
		expect(error?.message).toBe('Supabase’s response cannot be read');
	});

	it('runs with a read-only credential', async () => {
		const { error, isSent } = await inspect({ report: 'locks' }, undefined, {
			credential: { readOnly: true },
		});
		expect(error).toBeUndefined();
		expect(isSent).toBe(true);
	});

	it.each<[string, INodeParameters, RegExp]>([
		['a report that there is not', { report: 'constructor' }, /^There is no report “constructor”/],
		...['0', 10_001, 1.5, 'many', ''].map((limit): [string, INodeParameters, RegExp] => [
			`a limit of “${limit}”`,
			{ report: 'locks', databaseInspectOptions: { limit } },
			/^Limit is not a whole number from 1 to 10,000: /,
		]),
		...['-1', 'NaN', 'Infinity', '5 MB', ' ', 1e10].map(
			(minimumSize): [string, INodeParameters, RegExp] => [
				`a size of “${minimumSize}”`,
				{ report: 'bloat', databaseInspectOptions: { minimumSize } },
				/^Minimum Size \(MB\) is not a number from 0 to 1,000,000,000: /,
			],
		),
		[
			'a duration in words',
			{ report: 'locks', databaseInspectOptions: { minimumDuration: 'a minute' } },
			/^Minimum Duration \(Seconds\) is not a number/,
		],
	])('refuses %s', async (_what, parameters, message) => {
		const { error, isSent } = await inspect(parameters);
		expect(isSent).toBe(false);
		expect(error?.message).toMatch(message);
		expect(error?.description).toMatch(/Nothing was sent to Supabase\.$/);
	});
});
