import { expect, type Json } from '../steps.ts';
import { until } from '../time.ts';
import type { Cli } from './cli.ts';

const project = 'Acme Production';

/** One command writes each setting, and another reads it. */
const pairs: Array<{ write: string[]; read: string[]; wanted: unknown }> = [
	{
		write: ['ssl-enforcement', 'update', '--enable-db-ssl-enforcement'],
		read: ['ssl-enforcement', 'get'],
		wanted: { currentConfig: { database: true } },
	},
	{
		write: ['network-restrictions', 'update', '--db-allow-cidr', '203.0.113.0/24'],
		read: ['network-restrictions', 'get'],
		wanted: { config: { dbAllowedCidrs: ['203.0.113.0/24'] } },
	},
	{
		write: ['postgres-config', 'update', '--config', 'max_connections=77'],
		read: ['postgres-config', 'get'],
		wanted: { max_connections: 77 },
	},
	{
		write: ['vanity-subdomains', 'activate', '--desired-subdomain', 'acme-shop'],
		read: ['vanity-subdomains', 'get'],
		wanted: { status: 'active', custom_domain: /acme-shop/ },
	},
];

export async function trySettings(cli: Cli): Promise<void> {
	const desired = ['--desired-subdomain', 'acme-shop'];
	await cli.call(['vanity-subdomains', 'check-availability', ...desired], { project });
	for (const { write, read, wanted } of pairs) {
		await cli.call(write, { project });
		await cli.call(read, { project }, wanted);
	}
	await cli.call(['postgres-config', 'delete', '--config', 'max_connections'], { project });
	await cli.check('postgres-config delete has removed it', async () => {
		const { json } = await cli.run(['postgres-config', 'get'], { project });
		expect(json.max_connections === 77, false);
	});
	await cli.call(['vanity-subdomains', 'delete'], { project });
	await cli.check('vanity-subdomains delete has removed it', async () => {
		const { json } = await cli.run(['vanity-subdomains', 'get'], { project });
		expect(json.status, 'not-used');
	});
	await trySecrets(cli);
	await tryEncryption(cli);
	await trySso(cli);
	await tryDomains(cli);
	await cli.call(['network-bans', 'get'], { project });
	await cli.call(['network-bans', 'remove', '--db-unban-ip', '198.51.100.7'], { project });
}

async function trySecrets(cli: Cli) {
	const listed = async () =>
		(await cli.run(['secrets', 'list'], { project })).json.secrets.map(({ name }: Json) => name);
	await cli.call(['secrets', 'set', 'FOO=bar', 'KEY=line one'], { project }, { count: 2 });
	await cli.check('secrets list shows both, and no value', async () => {
		const { json, all } = await cli.run(['secrets', 'list'], { project });
		expect(json.secrets.map(({ name }: Json) => name).sort(), ['FOO', 'KEY']);
		expect(all.includes('line one'), false);
	});
	await cli.call(['secrets', 'unset', 'FOO'], { project });
	await cli.check('secrets unset has removed one', async () => expect(await listed(), ['KEY']));
}

async function tryEncryption(cli: Cli) {
	const root_key = 'ab'.repeat(32);
	await cli.call(['encryption', 'update-root-key'], {
		project,
		input: `${root_key}\n`,
		plain: true,
	});
	await cli.call(['encryption', 'get-root-key'], { project }, { root_key });
}

async function trySso(cli: Cli) {
	const url = 'https://sso.example.com/metadata.xml';
	const add = ['sso', 'add', '--type', 'saml', '--metadata-url', url, '--skip-url-validation'];
	const added = await cli.call([...add, '--domains', 'example.com'], { project });
	const id = added?.id ?? 'none';
	await cli.call(['sso', 'show', id], { project }, { id, domains: [{ domain: 'example.com' }] });
	await cli.call(['sso', 'update', id, '--domains', 'example.org'], { project });
	await cli.check('sso list shows the new domain', async () => {
		const { json } = await cli.run(['sso', 'list'], { project });
		expect(json.providers, [{ id, domains: [{ domain: 'example.org' }] }]);
	});
	await cli.call(['sso', 'info'], { project }, { acs_url: /./, entity_id: /./ });
	await cli.call(['sso', 'remove', id], { project });
	await cli.refuse('not there', ['sso', 'show', id], { project }, /not found|could not be found/i);
}

/** The SDK creates the hostname: `domains create` queries a public DNS first. */
async function tryDomains(cli: Cli) {
	const { world } = cli.setting.sandbox;
	const { ref } = world.listProjects().find(({ name }) => name === project) ?? { ref: '' };
	const ask = async (method: string, path: string, body: object) =>
		await fetch(`${cli.setting.sandbox.url}/v1/projects/${ref}/${path}`, {
			method,
			headers: {
				authorization: `Bearer ${cli.setting.sandbox.token}`,
				'content-type': 'application/json',
			},
			body: JSON.stringify(body),
		});
	const addon = { addon_type: 'custom_domain', addon_variant: 'cd_default' };
	await ask('PATCH', 'billing/addons', addon);
	await ask('POST', 'custom-hostname/initialize', { custom_hostname: 'api.example.com' });
	const wanted = { custom_hostname: 'api.example.com' };
	await cli.call(['domains', 'get'], { project }, wanted);
	await cli.refuse(
		'not verified',
		['domains', 'activate'],
		{ project },
		/Verification has not been/,
	);
	await cli.call(['domains', 'reverify'], { project }, wanted);
	await cli.check('domains get shows that it is verified', async () => {
		const read = async () => (await cli.run(['domains', 'get'], { project })).json.status;
		await until(read, '4_origin_setup_completed');
	});
	await cli.call(['domains', 'activate'], { project }, wanted);
	await cli.call(['domains', 'delete'], { project });
}
