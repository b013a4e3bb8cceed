import { scopedToken } from '../../../sandbox/api/authorization.ts';
import { refOf, type Setting } from '../setting.ts';
import { expect, type Json } from '../steps.ts';
import { until } from '../time.ts';
import { Server } from './server.ts';

const source = 'import { greet } from "greet";\nDeno.serve(() => new Response(greet("🌍")));\n';

const files = [
	{ name: 'index.ts', content: source },
	{ name: 'greet.ts', content: 'export const greet = (whom: string) => `Hello ${whom}`;\n' },
	{ name: 'deno.json', content: '{"imports":{"greet":"./greet.ts"}}\n' },
];

/** Calls every tool of the MCP server that needs only the Management API. */
export async function tryMcp(setting: Setting): Promise<void> {
	const server = await Server.start(setting);
	try {
		await tryAccount(server);
		await tryDatabase(server);
		await tryFunctions(server);
		await tryBranches(server);
		await tryStorage(server);
		await setting.steps.try('every tool was tried', async () => expect(await server.untried(), []));
	} finally {
		await server.close();
	}
	await tryReadOnly(setting);
	await tryTokens(setting);
	setting.steps.leave('search_docs', 'asks Supabase’s documentation, which is another service');
	setting.steps.leave(
		'create_edge_function_secret',
		'only there over HTTP, with a page of the dashboard that asks for the value',
	);
}

async function tryAccount(server: Server) {
	await server.call('list_organizations', {});
	await server.call('get_organization', { id: 'acme' }, { name: 'Acme', plan: 'pro' });
	const listed = await server.call('list_projects', {});
	const projects = listed?.projects ?? listed ?? [];
	await server.setting.steps.try('list_projects lists all of them', async () => {
		expect(projects.length, server.setting.sandbox.world.listProjects().length);
	});
	const cost = { type: 'project', organization_id: 'acme' };
	await server.call('get_cost', cost);
	const amount = { type: 'project', recurrence: 'monthly', amount: 10 };
	const confirmed = await server.call('confirm_cost', amount);
	const created = await server.call('create_project', {
		...{ name: 'Shop', region: 'eu-central-1', organization_id: 'acme' },
		confirm_cost_id: confirmed?.confirmation_id ?? confirmed?.confirm_cost_id ?? confirmed,
	});
	const id = created?.ref ?? created?.id;
	await reach(server, id, 'ACTIVE_HEALTHY');
	await server.call('get_project', { id }, { name: 'Shop', region: 'eu-central-1' });
	await server.call('pause_project', { project_id: id });
	await reach(server, id, 'INACTIVE');
	await server.refuse(
		'execute_sql in a paused project',
		'execute_sql',
		{ project_id: id, query: 'select 1' },
		/Connection terminated due to connection timeout/,
	);
	await server.call('restore_project', { project_id: id });
	await reach(server, id, 'ACTIVE_HEALTHY');
}

async function reach(server: Server, id: string, status: string) {
	await server.setting.steps.try(`the project is ${status}`, async () => {
		await until(async () => (await server.ask('get_project', { id })).status, status);
	});
}

async function tryDatabase(server: Server) {
	const project_id = refOf(server.setting, 'Acme Production');
	await server.call('execute_sql', { project_id, query: 'select 41 + 1 as answer' }, [
		{ answer: 42 },
	]);
	await server.refuse(
		'execute_sql with a mistake',
		'execute_sql',
		{ project_id, query: 'selct' },
		/42601: syntax error/,
	);
	await server.call('apply_migration', {
		project_id,
		name: 'create_widgets',
		query: 'create table public.widgets (id bigint primary key, label text not null)',
	});
	await server.setting.steps.try('list_migrations lists what was applied', async () => {
		const said = await server.ask('list_migrations', { project_id });
		expect((said.migrations ?? said).at(-1), { name: 'create_widgets' });
	});
	await server.setting.steps.try('list_tables shows columns and keys', async () => {
		const said = await server.ask('list_tables', {
			project_id,
			schemas: ['public'],
			verbose: true,
		});
		const tables = (said.tables ?? said) as Json[];
		const orders = tables.find(({ name }) => /(^|\.)orders$/.test(name));
		expect(JSON.stringify(orders), /customer_id/);
		expect(JSON.stringify(orders), /orders_customer_id_fkey/);
		expect(JSON.stringify(tables), /widgets/);
	});
	await server.setting.steps.try('list_extensions shows what is installed', async () => {
		const said = await server.ask('list_extensions', { project_id });
		const extensions = (said.extensions ?? said) as Json[];
		const installed = extensions.filter((each) => each.installed_version !== null);
		const names = installed.map(({ name }) => name);
		for (const name of ['pgcrypto', 'uuid-ossp', 'supabase_vault']) {
			expect(names.includes(name), true);
		}
		expect(
			extensions.some(({ name }) => name === 'vector'),
			true,
		);
	});
	await server.call('generate_typescript_types', { project_id }, { types: /widgets: \{/ });
	await server.call('get_advisors', { project_id, type: 'security' });
	await server.call(
		'get_project_url',
		{ project_id },
		{ url: new RegExp(`https://${project_id}\\.`) },
	);
	await server.call('get_publishable_keys', { project_id });
	await server.setting.steps.try('query_logs of one service', async () => {
		const sql = "select id, timestamp, source from logs where source = 'edge_logs' limit 5";
		const said = await server.ask('query_logs', { project_id, sql });
		const rows = (said.result ?? said) as Json[];
		expect(rows.length > 0, true);
		expect([...new Set(rows.map(({ source: from }) => from))], ['edge_logs']);
	});
}

async function tryFunctions(server: Server) {
	const project_id = refOf(server.setting, 'Acme Staging');
	const deploy = { project_id, name: 'hello', entrypoint_path: 'index.ts', verify_jwt: false };
	await server.call('deploy_edge_function', { ...deploy, files }, { slug: 'hello', version: 1 });
	await server.setting.steps.try('list_edge_functions lists it', async () => {
		const said = await server.ask('list_edge_functions', { project_id });
		expect(said.functions ?? said, [
			{ slug: 'hello', entrypoint_path: 'index.ts', import_map_path: 'deno.json' },
		]);
	});
	await server.setting.steps.try('get_edge_function gives every file back', async () => {
		const said = await server.ask('get_edge_function', { project_id, function_slug: 'hello' });
		expect(said.files, files);
	});
	await server.setting.steps.try('a second deploy uses the import map again', async () => {
		const said = await server.ask('deploy_edge_function', { ...deploy, files });
		expect(said, { version: 2, import_map: true });
	});
}

async function tryBranches(server: Server) {
	const project_id = refOf(server.setting, 'Acme Production');
	await server.ask('get_cost', { type: 'branch', organization_id: 'acme' });
	const amount = { type: 'branch', recurrence: 'hourly', amount: 0.01344 };
	const confirmed = await server.ask('confirm_cost', amount);
	const branch = await server.call('create_branch', {
		...{ project_id, name: 'develop' },
		confirm_cost_id: confirmed?.confirmation_id ?? confirmed?.confirm_cost_id ?? confirmed,
	});
	await server.setting.steps.try('list_branches lists it', async () => {
		const said = await server.ask('list_branches', { project_id });
		const names = (said.branches ?? said).map(({ name }: Json) => name);
		expect(names.includes('develop'), true);
	});
	const branch_id = branch?.id;
	for (const tool of ['rebase_branch', 'reset_branch', 'merge_branch', 'delete_branch']) {
		await server.call(tool, { branch_id });
	}
}

async function tryStorage(server: Server) {
	const project_id = refOf(server.setting, 'Acme Production');
	await server.call('list_storage_buckets', { project_id });
	const config = await server.call('get_storage_config', { project_id });
	await server.call('update_storage_config', {
		project_id,
		config: {
			fileSizeLimit: 2_097_152,
			features: config?.features ?? {
				imageTransformation: { enabled: true },
				s3Protocol: { enabled: true },
			},
		},
	});
	await server.setting.steps.try('update_storage_config is read back', async () => {
		expect(await server.ask('get_storage_config', { project_id }), { fileSizeLimit: 2_097_152 });
	});
}

/** With --read-only, SQL runs as a role that cannot write. */
async function tryReadOnly(setting: Setting) {
	const server = await Server.start(setting, ['--read-only']);
	const project_id = refOf(setting, 'Acme Production');
	try {
		await server.refuse(
			'--read-only: execute_sql cannot write',
			'execute_sql',
			{ project_id, query: 'delete from public.orders' },
			/25006: cannot execute DELETE/,
		);
		await setting.steps.try('--read-only: nothing was written', async () => {
			const query = 'select count(*) from public.orders';
			expect(await server.ask('execute_sql', { project_id, query }), [{ count: 60 }]);
		});
	} finally {
		await server.close();
	}
}

async function tryTokens(setting: Setting) {
	const project_id = refOf(setting, 'Acme Production');
	for (const [what, token, message] of [
		['a token that is wrong', 'sbp_0000000000000000000000000000000000000000', /unauthorized/i],
		['a scoped token', scopedToken, /privileges|permission|not allowed/i],
	] as const) {
		const server = await Server.start(setting, [], token);
		try {
			await server.refuse(`${what} is refused`, 'list_edge_functions', { project_id }, message);
		} finally {
			await server.close();
		}
	}
}
