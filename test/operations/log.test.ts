import type { IDataObject, INodeParameters } from 'n8n-workflow';

import {
	queryForMore,
	readyMadeQuery,
} from '../../nodes/SupabaseManagement/v1/resources/log/readyMade';
import { answerWith, stopAnswering, type Answer } from '../harness/api';
import { runNode } from '../harness/engine';
import { testOperation } from '../harness/testOperation';

const ref = 'abcdefghijklmnopqrst';
const path = `/v1/projects/${ref}/analytics/endpoints/logs`;
const start = '2026-11-22T10:00:00.000Z';
const end = '2026-11-23T10:00:00.000Z';

const columns = 'select id, timestamp, source, severity_text, event_message, log_attributes';
const newestFirst = 'order by timestamp desc, id desc';

const line = {
	id: '7d0b4f8e-9a55-4d4c-8a5b-3f0f8f6d0c11',
	timestamp: '2026-11-23T09:59:58.123456Z',
	source: 'edge_logs',
	severity_text: '',
	event_message: 'GET | 500 | 203.0.113.1 | /rest/v1/customers',
	log_attributes: { 'request.method': 'GET', 'response.status_code': '500' },
};

testOperation('log', 'getMany', {
	full: {
		parameters: {
			projectRef: ref,
			service: 'edge_logs',
			start,
			end,
			limit: 1,
			logFilters: { onlyErrors: true, text: "O'Neil 100% \\ done" },
		},
		request: {
			method: 'GET',
			path,
			query: {
				sql: [
					columns,
					'from logs',
					"where source = 'edge_logs'",
					"  and positionCaseInsensitiveUTF8(event_message, 'O''Neil 100% \\\\ done') > 0",
					"  and (toInt32OrZero(log_attributes['response.status_code']) >= 400",
					"  or (source = 'auth_logs' and toInt32OrZero(log_attributes['status']) >= 400)",
					"  or (source = 'storage_logs' and toInt32OrZero(log_attributes['res.statusCode']) >= 400)",
					"  or lower(log_attributes['level']) in ('error', 'fatal', 'panic', 'critical', 'alert', 'emergency')",
					"  or upper(log_attributes['parsed.error_severity']) in ('ERROR', 'FATAL', 'PANIC')",
					"  or upper(severity_text) in ('ERROR', 'FATAL', 'PANIC', 'CRITICAL', 'ALERT', 'EMERGENCY'))",
					newestFirst,
					'limit 1',
				].join('\n'),
				iso_timestamp_start: start,
				iso_timestamp_end: end,
			},
		},
	},
	smallest: {
		parameters: { projectRef: ref, service: 'sql', sql: ' select 1 ', start: '', end: '' },
		request: { method: 'GET', path, query: { sql: 'select 1' } },
	},
	answer: { status: 200, body: { result: [line] }, items: [line] },
	refused: { status: 400, message: 'Timestamp range must be no more than 24 hours' },
});

describe('log: getMany', () => {
	afterEach(stopAnswering);

	const run = async (parameters: INodeParameters, ...answers: Answer[]) => {
		const requests = answerWith(...(answers.length > 0 ? answers : [nothing]));
		const { items, error } = await runNode({
			parameters: { resource: 'log', operation: 'getMany', projectRef: ref, ...parameters },
		});
		stopAnswering();
		const queries = requests.map(({ query }) => query as Record<string, string>);
		return { items: items.map(({ json }) => json), error, queries };
	};
	const nothing = { status: 200, body: { result: [] } };
	const rows = (count: number): Answer => ({
		status: 200,
		body: { result: Array.from({ length: count }, (_, id) => ({ id })) as IDataObject[] },
	});

	it('searches the last hour by default', async () => {
		const { queries } = await run({});
		const { iso_timestamp_start: from, iso_timestamp_end: until } = queries[0]!;
		const length = Date.parse(until!) - Date.parse(from!);
		expect(Math.abs(length - 3_600_000)).toBeLessThan(5000);
		expect(Math.abs(Date.parse(until!) - Date.now())).toBeLessThan(60_000);
	});

	it('interprets dates without a time zone in the workflow’s time zone', async () => {
		// The workflow’s time zone is n8n’s default, New York.
		const { queries } = await run({
			start: '2026-11-22T10:00:00',
			end: '2026-11-22T16:30:00+01:00',
		});
		expect(queries[0]).toMatchObject({
			iso_timestamp_start: '2026-11-22T15:00:00.000Z',
			iso_timestamp_end: '2026-11-22T15:30:00.000Z',
		});
	});

	it('queries all services, and requests all rows in pages', async () => {
		const { items, queries } = await run(
			{ service: 'all', returnAll: true, start, end },
			rows(1000),
			rows(1000),
			rows(3),
		);
		expect(items).toHaveLength(2003);
		const sql = `${columns}\nfrom logs\n${newestFirst}\nlimit 1000`;
		expect(queries.map((query) => query.sql)).toEqual([
			sql,
			`${sql} offset 1000`,
			`${sql} offset 2000`,
		]);
		expect(new Set(queries.map((query) => query.iso_timestamp_start))).toEqual(new Set([start]));
	});

	it('stops at Limit', async () => {
		const { items, queries } = await run({ limit: 1500, start, end }, rows(1000), rows(1000));
		expect(items).toHaveLength(1500);
		expect(queries).toHaveLength(2);
	});

	it('sends the user’s SQL once, unchanged', async () => {
		const sql = 'select event_message from logs limit 3';
		const { items, queries } = await run(
			{ service: 'sql', sql, returnAll: true, start, end },
			rows(3),
		);
		expect(items).toHaveLength(3);
		expect(queries.map((query) => query.sql)).toEqual([sql]);
	});

	it('reports an error that has status 200', async () => {
		const { error } = await run(
			{ start, end },
			{ status: 200, body: { result: [], error: { code: 400, message: 'Unknown column x' } } },
		);
		expect(error?.message).toBe('Unknown column x');
		const text = await run({ start, end }, { status: 200, body: { error: 'Query timed out' } });
		expect(text.error?.message).toBe('Query timed out');
	});

	it.each<[string, INodeParameters, string]>([
		['no SQL', { service: 'sql', sql: '={{ " " }}' }, 'SQL is empty'],
		['an end only', { start: '', end }, 'Start is empty'],
		['a start only', { start, end: '' }, 'End is empty'],
		['a start after the end', { start: end, end: start }, 'Start is not before End'],
		['no time at all', { start, end: start }, 'Start is not before End'],
		[
			'more than a day',
			{ start, end: '2026-11-23T10:00:01.000Z' },
			'Start and End are more than 24 hours apart',
		],
		['a date that is none', { start: 'yesterday', end }, 'Start is not a date'],
		['a limit of nothing', { limit: 0, start, end }, 'Limit is not valid'],
	])('refuses %s', async (_what, parameters, message) => {
		const { error, queries } = await run(parameters);
		expect(queries).toEqual([]);
		expect(error?.message).toBe(message);
		expect(error?.description).toMatch(/Nothing was sent to Supabase\.$/);
	});
});

describe('a ready-made log query', () => {
	it.each(["'", "\\'", "\\' or 1=1 --", "''; drop table logs", '\\'])(
		'treats “%s” as text',
		(text) => {
			const sql = readyMadeQuery({ source: 'all', text, onlyErrors: false, limit: 10 });
			const [, written] = /positionCaseInsensitiveUTF8\(event_message, (.*)\) > 0/.exec(sql)!;
			// A single literal from the first quote to the last, with doubled quotes and backslashes.
			expect(written).toMatch(/^'([^'\\]|''|\\\\)*'$/);
			expect(written!.slice(1, -1).replace(/''/g, "'").replace(/\\\\/g, '\\')).toBe(text);
		},
	);

	it('continues after the rows that have been returned', () => {
		const sql = readyMadeQuery({ source: 'all', text: '', onlyErrors: false, limit: 5000 });
		expect(sql).toMatch(/\nlimit 1000$/);
		const second = queryForMore(sql, 1000)!;
		expect(second).toBe(`${sql} offset 1000`);
		expect(queryForMore(second, 1000)).toBe(`${sql} offset 2000`);
		expect(queryForMore(second, 999)).toBeUndefined();
		expect(queryForMore('select 1 limit 1', 1)).toBeUndefined();
	});
});
