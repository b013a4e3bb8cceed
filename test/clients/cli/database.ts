import { expect, type Json } from '../steps.ts';
import type { Cli } from './cli.ts';

const project = 'Acme Production';

const query = (sql: string, ...more: string[]) => ['db', 'query', sql, ...more];

/** SQL, types, advisors, backups, snippets, notebooks and logs. */
export async function tryDatabase(cli: Cli): Promise<void> {
	await cli.call(query('create table public.cli_notes (id bigint primary key, text text)'), {
		project,
	});
	await cli.check('db query answers with real rows', async () => {
		await cli.run(query("insert into cli_notes values (1, 'Grüße')"), { project });
		const { all } = await cli.run(query('select * from cli_notes', '--read-only'), { project });
		expect(all, /Grüße/);
	});
	await cli.refuse(
		'--read-only really cannot write',
		query('delete from public.cli_notes', '--read-only'),
		{ project },
		/25006|read-only/,
	);
	await cli.refuse('a mistake', query('selct'), { project }, /42601|syntax error/);
	await cli.call(
		['gen', 'types'],
		{ project, plain: true },
		/cli_notes: \{\s+Row: \{\s+id: number/,
	);
	await cli.call(['db', 'advisors', '--fail-on', 'none'], { project });
	await cli.call(['backups', 'list'], { project }, { backups: /./ });
	await cli.call(['snippets', 'list'], { project });
	await cli.check('snippets download', async () => {
		const { json } = await cli.run(['snippets', 'list'], { project });
		const [first] = json.data ?? json.snippets;
		const { code, all } = await cli.run(['snippets', 'download', first.id], { project });
		expect({ code, all }, { code: 0, all: /select/i });
	});
	await tryNotebooks(cli);
	await tryLogs(cli);
}

async function tryNotebooks(cli: Cli) {
	await cli.call(['notebooks', 'pull'], { project });
	await cli.call(['notebooks', 'push'], { project });
}

async function tryLogs(cli: Cli) {
	await cli.call(['logs', 'sources'], { project });
	for (const [service, source] of [
		['postgres', 'postgres_logs'],
		['edge', 'edge_logs'],
		['auth', 'auth_logs'],
		['functions', 'function_logs'],
	] as const) {
		await cli.check(`logs --service ${service}`, async () => {
			const { code, json, all } = await cli.run(['logs', '--service', service], { project });
			expect({ code, all }, { code: 0 });
			const rows = json as Json[];
			expect(rows.length > 0, true);
			expect([...new Set(rows.map((row) => row.source))], [source]);
		});
	}
	await cli.check('logs --level error', async () => {
		const args = ['logs', '--service', 'postgres', '--level', 'error'];
		const { json } = await cli.run(args, { project });
		const rows = json as Json[];
		expect([...new Set(rows.map((row) => row.level))], ['error']);
	});
}
