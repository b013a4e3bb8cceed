import { expect, type Json } from '../steps.ts';
import { unending } from '../time.ts';
import type { Sdk } from './sdk.ts';

/** Settings that one method writes and another reads. */
const pairs: Array<{ write: string; read: string; body: Json; wanted?: unknown }> = [
	{
		write: 'updateAuthServiceConfig',
		read: 'getAuthServiceConfig',
		body: { site_url: 'https://app.example.com', jwt_exp: 1800 },
	},
	{
		write: 'updatePostgrestServiceConfig',
		read: 'getPostgrestServiceConfig',
		body: { db_schema: 'public,storage', max_rows: 250 },
	},
	{
		write: 'updateRealtimeConfig',
		read: 'getRealtimeConfig',
		body: { max_concurrent_users: 321, private_only: true },
	},
	{
		write: 'updateStorageConfig',
		read: 'getStorageConfig',
		body: { fileSizeLimit: 1_048_576, features: { imageTransformation: { enabled: true } } },
	},
	{
		write: 'updatePostgresConfig',
		read: 'getPostgresConfig',
		body: { max_connections: 77, work_mem: '8MB' },
	},
	{
		write: 'updatePoolerConfig',
		read: 'getPoolerConfig',
		body: { default_pool_size: 33 },
		wanted: [{ default_pool_size: 33 }],
	},
	{
		write: 'updateSslEnforcementConfig',
		read: 'getSslEnforcementConfig',
		body: { requestedConfig: { database: true } },
		wanted: { currentConfig: { database: true } },
	},
	{
		write: 'updateNetworkRestrictions',
		read: 'getNetworkRestrictions',
		body: { dbAllowedCidrs: ['203.0.113.0/24'], dbAllowedCidrsV6: [] },
		wanted: { config: { dbAllowedCidrs: ['203.0.113.0/24'] } },
	},
	{
		write: 'updatePgsodiumConfig',
		read: 'getPgsodiumConfig',
		body: { root_key: 'ab'.repeat(32) },
	},
	{
		write: 'modifyDatabaseDisk',
		read: 'getDiskUtilization',
		body: { attributes: { type: 'gp3', size_gb: 40, iops: 3000 } },
		wanted: {},
	},
];

/** Settings, domains, keys and secrets. */
export async function trySettings(sdk: Sdk): Promise<void> {
	const ref = sdk.ref('Acme Production');
	for (const { write, read, body, wanted = body } of pairs) {
		await sdk.call(write, [ref, body]);
		await sdk.call(read, [ref], wanted);
	}
	await sdk.runs('updatePostgresConfig with nothing removes all overrides', async () => {
		await sdk.run('updatePostgresConfig', [ref, {}]);
		const { data } = await sdk.run('getPostgresConfig', [ref]);
		expect(data.max_connections === 77, false);
	});
	const more = { add: { dbAllowedCidrs: ['198.51.100.0/24'] } };
	await sdk.call('patchNetworkRestrictions', [ref, more]);
	await sdk.call('getProjectPgbouncerConfig', [ref]);
	await sdk.call('getProjectDiskAutoscaleConfig', [ref]);
	await sdk.call('shutdownRealtime', [ref]);
	await sdk.call('listAllBuckets', [ref]);
	await tryNetwork(sdk, ref);
	await tryDomains(sdk, ref);
	await tryKeys(sdk, ref);
	await tryIdentity(sdk, ref);
	await tryAddons(sdk, ref);
}

async function tryNetwork(sdk: Sdk, ref: string) {
	await sdk.call('listAllNetworkBansEnriched', [ref]);
	const seen = await sdk.call('listAllNetworkBans', [ref]);
	const [first] = seen?.banned_ipv4_addresses ?? [];
	const ipv4_addresses = [first ?? '198.51.100.7'];
	await sdk.call('deleteNetworkBans', [ref, { ipv4_addresses }]);
}

async function tryDomains(sdk: Sdk, ref: string) {
	const vanity_subdomain = 'acme-shop';
	await sdk.call('checkVanitySubdomainAvailability', [ref, { vanity_subdomain }]);
	await sdk.call('activateVanitySubdomainConfig', [ref, { vanity_subdomain }]);
	await sdk.call('getVanitySubdomainConfig', [ref], { custom_domain: /acme-shop/ });
	await sdk.call('deactivateVanitySubdomainConfig', [ref]);

	await sdk.runs('a custom hostname needs its add-on', async () => {
		const body = { custom_hostname: 'api.example.com' };
		const seen = await sdk.run('updateHostnameConfig', [ref, body]).catch((error: Json) => error);
		expect(seen.status, 400);
	});
	await sdk.run('applyProjectAddon', [
		ref,
		{ addon_type: 'custom_domain', addon_variant: 'cd_default' },
	]);
	await sdk.call('updateHostnameConfig', [ref, { custom_hostname: 'api.example.com' }]);
	await sdk.call('getHostnameConfig', [ref], { custom_hostname: 'api.example.com' });
	await sdk.refuse('activateCustomHostname', [ref], 400, /Verification has not been completed/);
	await unending(sdk.setting, async () => {
		await sdk.call('verifyDnsConfig', [ref], { status: '2_initiated' });
	});
	await sdk.call('verifyDnsConfig', [ref], { status: '4_origin_setup_completed' });
	await sdk.call('activateCustomHostname', [ref]);
	await sdk.call('deleteHostnameConfig', [ref]);
}

async function tryKeys(sdk: Sdk, ref: string) {
	const key = await sdk.call('createProjectApiKey', [ref, { type: 'secret', name: 'ci_key' }]);
	await sdk.call('getProjectApiKey', [ref, key?.id], { name: 'ci_key', type: 'secret' });
	await sdk.call('updateProjectApiKey', [ref, key?.id, { name: 'renamed' }], { name: 'renamed' });
	await sdk.runs('getProjectApiKeys lists it', async () => {
		const { data } = await sdk.run('getProjectApiKeys', [ref]);
		expect(data.at(-1), { id: key?.id, name: 'renamed' });
	});
	await sdk.call('getProjectApiKeys', [ref]);
	await sdk.call('deleteProjectApiKey', [ref, key?.id]);
	await sdk.refuse('getProjectApiKey', [ref, key?.id], 404, /not found/i);
	await sdk.call('updateProjectLegacyApiKeys', [ref, { enabled: false }]);
	await sdk.call('getProjectLegacyApiKeys', [ref], { enabled: false });

	await sdk.call('createLegacySigningKey', [ref]);
	await sdk.call('getLegacySigningKey', [ref]);
	const signing = await sdk.call('createProjectSigningKey', [ref, { algorithm: 'ES256' }]);
	await sdk.call('getProjectSigningKeys', [ref], { keys: /./ });
	await sdk.call('getProjectSigningKey', [ref, signing?.id], {
		id: signing?.id,
		algorithm: 'ES256',
	});
	await sdk.call('updateProjectSigningKey', [ref, signing?.id, { status: 'standby' }]);
	await sdk.call('removeProjectSigningKey', [ref, signing?.id]);

	await sdk.call('bulkCreateSecrets', [
		ref,
		[
			{ name: 'ONE', value: '1' },
			{ name: 'TWO', value: '2' },
		],
	]);
	await sdk.call('listAllSecrets', [ref], [{ name: 'ONE' }, { name: 'TWO' }]);
	await sdk.call('bulkDeleteSecrets', [ref, ['ONE']]);
	await sdk.runs('bulkDeleteSecrets has deleted one', async () => {
		expect((await sdk.run('listAllSecrets', [ref])).data, [{ name: 'TWO' }]);
	});
}

async function tryIdentity(sdk: Sdk, ref: string) {
	const issuer = { oidc_issuer_url: 'https://login.example.com' };
	const tpa = await sdk.call('createProjectTpaIntegration', [ref, issuer], issuer);
	await sdk.call('getProjectTpaIntegration', [ref, tpa?.id], issuer);
	await sdk.call('listProjectTpaIntegrations', [ref]);
	await sdk.call('deleteProjectTpaIntegration', [ref, tpa?.id]);

	const body = {
		type: 'saml',
		metadata_url: 'https://sso.example.com/metadata.xml',
		domains: ['example.com'],
	};
	const provider = await sdk.call('createASsoProvider', [ref, body]);
	await sdk.call('getASsoProvider', [ref, provider?.id], { domains: [{ domain: 'example.com' }] });
	await sdk.call('updateASsoProvider', [ref, provider?.id, { domains: ['example.org'] }]);
	await sdk.call('listAllSsoProvider', [ref], {
		items: [{ id: provider?.id, domains: [{ domain: 'example.org' }] }],
	});
	await sdk.call('deleteASsoProvider', [ref, provider?.id]);
	await sdk.refuse('getASsoProvider', [ref, provider?.id], 404, /not found|no such/i);
}

async function tryAddons(sdk: Sdk, ref: string) {
	await sdk.call('applyProjectAddon', [ref, { addon_type: 'pitr', addon_variant: 'pitr_7' }]);
	await sdk.runs('listProjectAddons shows what was applied', async () => {
		const { data } = await sdk.run('listProjectAddons', [ref]);
		const selected = data.selected_addons.map(({ variant }: Json) => variant.id);
		expect(selected.includes('pitr_7'), true);
	});
	await sdk.call('listProjectAddons', [ref]);
	await sdk.call('restorePitrBackup', [ref, { recovery_time_target_unix: 1_767_225_600 }]);
	await sdk.until(ref, 'ACTIVE_HEALTHY');
	await sdk.call('removeProjectAddon', [ref, 'pitr_7']);
}
