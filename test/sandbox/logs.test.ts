/** Logs, as the official clients and the node query them. */
import { readyMadeQuery } from '../../nodes/SupabaseManagement/v1/resources/log/readyMade';
import { type Json, openSandbox, refOf } from './harness.ts';

let opened: Awaited<ReturnType<typeof openSandbox>>;

const start = '2026-03-01T10:00:00.000Z';
const end = '2026-03-01T11:00:00.000Z';

async function ask(sql: string, range: object = { start, end }) {
	const { start: from, end: to } = range as Record<string, string>;
	const query = new URLSearchParams({ sql });
	if (from) query.set('iso_timestamp_start', from);
	if (to) query.set('iso_timestamp_end', to);
	const path = `/v1/projects/${refOf(opened.sandbox, 'acme')}/analytics/endpoints/logs?${query}`;
	return await opened.ask('GET', path);
}

const rows = async (sql: string, range?: object): Promise<Json[]> =>
	(await ask(sql, range)).json.result;

beforeAll(async () => {
	opened = await openSandbox();
	await rows('select 1');
}, 180_000);

test('lines are in the time range, and the same in every query', async () => {
	const all = await rows('select * from logs order by timestamp');
	expect(all).toHaveLength(360);
	expect([all[0].timestamp, all.at(-1).timestamp]).toEqual([
		'2026-03-01T10:00:00Z',
		'2026-03-01T10:59:50Z',
	]);
	const half = { start: '2026-03-01T10:30:00.000Z', end };
	expect(await rows('select * from logs order by timestamp', half)).toEqual(all.slice(180));
});

test('queries can filter by service, errors and text', async () => {
	const search = { source: 'all', text: '', onlyErrors: false, limit: 1000 };
	const auth = await rows(readyMadeQuery({ ...search, source: 'auth_logs' }));
	expect([...new Set(auth.map(({ source }) => source))]).toEqual(['auth_logs']);
	const errors = await rows(readyMadeQuery({ ...search, onlyErrors: true }));
	expect(errors.length).toBeGreaterThan(0);
	expect(errors.length).toBeLessThan(360);
	const text = await rows(readyMadeQuery({ ...search, text: 'LOGIN CREDENTIALS' }));
	expect([...new Set(text.map(({ event_message }) => event_message))]).toEqual([
		'Invalid login credentials',
	]);
	expect(await rows(readyMadeQuery({ ...search, text: 'a line that nobody wrote' }))).toEqual([]);
});

test('the functions of ClickHouse that clients use work', async () => {
	const sql = `select toUnixTimestamp64Milli(timestamp) as ts_ms, source,
		multiIf(source = 'postgres_logs', log_attributes['parsed.error_severity'],
			source = 'b', 'b', source = 'c', 'c', source = 'd', 'd', source = 'e', 'e',
			source = 'f', if(source = 'f', 'f', ''), log_attributes['nothing']) as level
		from logs where source in ('postgres_logs', 'auth_logs') order by ts_ms limit 50`;
	const found = await rows(sql);
	expect(found[0].ts_ms).toEqual(expect.any(Number));
	for (const { source, level } of found) {
		expect(level).toMatch(source === 'auth_logs' ? /^$/ : /^(LOG|WARNING|ERROR|FATAL)$/);
	}
	const counted = await rows(
		"select count() as lines, countIf(source = 'auth_logs') as auth from logs",
	);
	expect(counted).toEqual([{ lines: 360, auth: expect.any(Number) }]);
});

test('invalid queries are refused', async () => {
	expect((await ask('select nothing from logs')).status).toBe(400);
	expect((await ask('delete from logs')).status).toBe(400);
	expect((await ask('select 1', { start: '2026-02-01T10:00:00.000Z', end })).status).toBe(400);
});
