import { loadNode } from '../node.ts';
import { refOf } from '../setting.ts';
import { expect } from '../steps.ts';
import type { Cli } from './cli.ts';
import { differences } from './config.ts';

const source = 'Acme Staging';

const project = 'Acme Production';

/** Changes in every service. */
const settings: Array<[method: string, path: string, body: object]> = [
	['PATCH', 'postgrest', { max_rows: 77, db_schema: 'public,api' }],
	['PATCH', 'config/auth', { site_url: 'https://staging.example.com', jwt_exp: 1800 }],
	['PATCH', 'config/storage', { fileSizeLimit: 1_048_576 }],
	['POST', 'network-restrictions/apply', { dbAllowedCidrs: ['198.51.100.0/24'] }],
	['PUT', 'ssl-enforcement', { requestedConfig: { database: true } }],
	['PATCH', 'config/database/postgres', { max_connections: 90, statement_timeout: '30s' }],
	['PATCH', 'config/realtime', { max_concurrent_users: 100 }],
	['PATCH', 'config/database/pooler', { default_pool_size: 21 }],
];

/** The CLI’s names for them. It does not compare Realtime’s settings. */
const differing = [
	'api.max_rows',
	'api.schemas',
	'auth.jwt_expiry',
	'auth.site_url',
	'db.network_restrictions.allowed_cidrs',
	'db.pooler.default_pool_size',
	'db.settings.max_connections',
	'db.settings.statement_timeout',
	'db.ssl_enforcement.enabled',
	'storage.file_size_limit',
];

/**
 * Checks that the CLI finds no differences after our node has applied another project’s
 * configuration.
 */
export async function tryApplied(cli: Cli): Promise<void> {
	const { url, token } = cli.setting.sandbox;
	const ref = refOf(cli.setting, source);
	for (const [method, path, body] of settings) {
		const response = await fetch(`${url}/v1/projects/${ref}/${path}`, {
			method,
			headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
			body: JSON.stringify(body),
		});
		if (!response.ok) throw new Error(await response.text());
	}
	const toml = await cli.read('supabase/config.toml');
	// Otherwise, the CLI leaves them out of the comparison.
	await cli.write(
		'supabase/config.toml',
		toml.replace(/(\[db\.network_restrictions\][^[]*?enabled = )false/, '$1true'),
	);
	await cli.call(['config', 'pull', '--force'], { project: source });
	await cli.check('config diff finds in which settings two projects differ', async () => {
		const { code, json } = await differences(cli, project);
		const paths = json.changes.map(({ path }: { path: string[] }) => path.join('.'));
		const missing = differing.filter((each) => !paths.includes(each));
		expect({ code, missing }, { code: 2, missing: [] });
	});
	const runNode = loadNode();
	await cli.check('our Apply Configuration writes them', async () => {
		const { items, error } = await runNode({
			parameters: {
				resource: 'project',
				operation: 'applyConfiguration',
				projectRef: refOf(cli.setting, project),
				configurationSource: 'project',
				sourceProjectRef: ref,
				dryRun: false,
			},
			credential: { apiAddress: url, accessToken: token },
		});
		if (error !== undefined) throw new Error(`${error.message} ${error.description}`);
		const statuses = new Set(items.map(({ json }) => json.status));
		expect([...statuses], ['changed']);
	});
	await cli.check('config diff finds nothing after our Apply Configuration', async () => {
		const { code, json } = await differences(cli, project);
		expect({ code, changes: json.changes }, { code: 0, changes: [] });
	});
}
