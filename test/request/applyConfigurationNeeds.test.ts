import { lackingFor } from '../../nodes/SupabaseManagement/v1/resources/project/configuration/needs';
import type { Planned } from '../../nodes/SupabaseManagement/v1/resources/project/configuration/plan';
import {
	serviceNames,
	services,
} from '../../nodes/SupabaseManagement/v1/resources/project/configuration/services';
import type { Client } from '../../nodes/SupabaseManagement/v1/request/client/client';
import { contract } from '../harness/contract';
import { fromDocument, openTwoProjects, statusOf } from '../harness/twoProjects';

describe('a missing plan or add-on', () => {
	const mfa = fromDocument({ auth: { mfa_phone_verify_enabled: true, jwt_exp: 60 } });
	const withEntitlement = (key: string, hasAccess: boolean, config?: object) => ({
		operation: 'v1-get-organization-entitlements',
		status: 200,
		body: {
			entitlements: [{ feature: { key, type: 'boolean' }, hasAccess, type: 'boolean', config }],
		},
	});

	it('is shown by a dry run, and stops before anything is written', async () => {
		const { apply, run } = await openTwoProjects();
		const { items } = await run('applyConfiguration', mfa);
		expect(statusOf(items, 'mfa_phone_verify_enabled')).toBe('needsUpgrade');
		expect(statusOf(items, 'jwt_exp')).toBe('wouldChange');
		const { error, writes: done } = await apply(mfa);
		expect(error?.message).toContain('need a plan or an add-on');
		expect(error?.description).toContain(
			'auth.mfa_phone_verify_enabled needs the add-on auth_mfa_phone',
		);
		expect(done).toEqual([]);
		const ignored = { configurationOptions: { settingsToIgnore: 'mfa_phone_verify_enabled' } };
		expect((await apply({ ...mfa, ...ignored })).writes).toEqual(['PATCH config/auth']);
	});

	it('does not matter if the project has it, or if the setting is turned off', async () => {
		const { sandbox, apply } = await openTwoProjects();
		sandbox.fail({
			operation: 'v1-list-project-addons',
			status: 200,
			body: { selected_addons: [{ type: 'auth_mfa_phone' }] },
		});
		expect((await apply(mfa)).writes).toEqual(['PATCH config/auth']);
		const off = fromDocument({ auth: { mfa_phone_verify_enabled: false } });
		expect((await apply(off)).writes).toEqual(['PATCH config/auth']);
	});

	it('an add-on that cannot be looked up counts as missing', async () => {
		const { sandbox, apply } = await openTwoProjects();
		sandbox.fail({ operation: 'v1-list-project-addons', status: 403 });
		expect((await apply(mfa)).writes).toEqual([]);
	});

	it.each([
		[{ auth: { saml_enabled: true } }, withEntitlement('auth.saml_2', false)],
		[
			{ realtime: { max_concurrent_users: 500 } },
			withEntitlement('realtime.max_concurrent_users', true, { value: 200, unlimited: false }),
		],
		[
			{ auth: { hook_send_sms_enabled: true } },
			withEntitlement('auth.hooks', true, { set: ['HOOK_SEND_EMAIL'] }),
		],
		[
			{ storage: { features: { vector_buckets: { enabled: true } } } },
			withEntitlement('storage.vector_buckets', false),
		],
	])('the plan is looked up for %j', async (configuration, entitlement) => {
		const { sandbox, apply } = await openTwoProjects();
		sandbox.fail(entitlement);
		const { error, writes: done } = await apply(fromDocument(configuration));
		expect(error?.message).toContain('need a plan or an add-on');
		expect(done).toEqual([]);
		// What cannot be looked up is left to Supabase, which refuses what a plan does not include.
		sandbox.fail({ operation: 'v1-get-organization-entitlements', status: 403 });
		expect((await apply(fromDocument(configuration))).writes).toHaveLength(1);
	});
});

describe('Supabase’s own error', () => {
	const upgrade_url = 'https://supabase.com/dashboard/org/acme/billing';

	it.each([
		['402', 402, { message: 'This feature is not included in your plan.' }],
		[
			'the code `entitlement_required` with another status',
			403,
			{
				message: 'Not included.',
				error: { code: 'entitlement_required', feature: 'auth.saml_2', upgrade_url },
			},
		],
		['the name of a plan', 400, { message: 'SAML is available on the Pro plan and up.' }],
	])('with %s ends the run, which reports what was done', async (_how, status, body) => {
		const { sandbox, apply, compare } = await openTwoProjects();
		sandbox.fail({ method: 'PATCH', path: 'config/auth$', status, body });
		const given = fromDocument({
			api: { max_rows: 7 },
			auth: { saml_enabled: true },
			realtime: { suspend: true },
		});
		const { error, writes } = await apply(given);
		expect(error?.message).toContain(body.message);
		expect(error?.description).toMatch(/Upgrade (at|in the organization’s billing)/);
		expect(error?.description).toContain(
			'Done: dataApi.max_rows. Not done: auth.saml_enabled, realtime.suspend.',
		);
		expect(writes).toEqual(['PATCH postgrest', 'PATCH config/auth']);
		expect((await compare(given)).items.map(({ setting }) => setting)).toEqual([
			'saml_enabled',
			'suspend',
		]);
	});
});

describe('network restrictions that the plan does not include', () => {
	/** The first lookup about the project is for another entitlement. */
	async function openDisallowed() {
		const opened = await openTwoProjects();
		const { sandbox, ask, staging, production, change } = opened;
		await change(staging, [
			['POST', 'network-restrictions/apply', { dbAllowedCidrs: ['203.0.113.0/24'] }],
			['PATCH', 'postgrest', { max_rows: 77 }],
		]);
		const { json } = await ask('GET', `/v2/projects/${production}/config`);
		json.data.attributes.database.network_restrictions.entitlement = 'disallowed';
		const disallow = () =>
			sandbox.fail({ path: `/v2/projects/${production}/config$`, status: 200, body: json });
		return { ...opened, disallow };
	}

	it('are shown by a dry run, and stop the run before anything is written', async () => {
		const { disallow, run, apply } = await openDisallowed();
		disallow();
		const { items } = await run('applyConfiguration');
		expect(items.find(({ setting }) => setting === 'allowed_cidrs')).toMatchObject({
			status: 'needsUpgrade',
			reason: 'It needs a plan with network restrictions.',
		});
		expect(statusOf(items, 'max_rows')).toBe('wouldChange');
		disallow();
		const { error, writes } = await apply();
		expect(error?.message).toContain('need a plan or an add-on');
		expect(error?.description).toContain(
			'network.allowed_cidrs needs a plan with network restrictions. Nothing was changed.',
		);
		expect(writes).toEqual([]);
	});

	it('do not stop the other settings', async () => {
		const { disallow, apply } = await openDisallowed();
		disallow();
		const configurationOptions = { settingsToIgnore: 'network.allowed_cidrs' };
		expect((await apply({ configurationOptions })).writes).toEqual(['PATCH postgrest']);
	});
});

describe('the table of plans and add-ons that settings need', () => {
	type Schema = { properties: Record<string, Schema>; items: Schema; enum: string[] };
	const { answer } = contract.get('GET /v1/organizations/{slug}/entitlements')!;
	const keys = (answer as Schema).properties.entitlements!.items.properties.feature!.properties.key!
		.enum;

	const limits = [
		'concurrent_users',
		'events_per_second',
		'bytes_per_second',
		'channels_per_client',
		'joins_per_second',
		'presence_events_per_second',
		'payload_size_in_kb',
	].map((name) => `realtime.max_${name}`);

	/** A client of a project whose plan includes only these features. */
	const clientWith = (included: string[], selected: string[]) =>
		({
			read: async (key: string) => {
				if (key.endsWith('/addons')) {
					return { selected_addons: selected.map((type) => ({ type })) };
				}
				if (!key.endsWith('/entitlements')) return { organization_slug: 'acme' };
				const entitlements = keys.map((each) => ({
					feature: { key: each },
					hasAccess: included.includes(each),
					config: { value: 10, unlimited: false, set: [] },
				}));
				return { entitlements };
			},
		}) as unknown as Client;

	const changesTo = (there: unknown) =>
		serviceNames.flatMap((service) =>
			Object.keys(services[service].writable).map((setting): Planned => ({
				...{ service, setting, here: null, there },
				...{ status: 'different', action: 'write' },
			})),
		);

	const lackingOf = async (there: unknown, included: string[], selected: string[] = []) => {
		const client = clientWith(included, selected);
		const found = await lackingFor(client, 'abcdefghijklmnopqrst', changesTo(there), true);
		return found.map(({ service, setting, lacks }) => `${service}.${setting}: ${lacks}`);
	};

	it('covers these settings, with features that the contract has', async () => {
		const lacking = await lackingOf(true, []);
		const table = lacking.map((each) => each.split(': a plan with ') as [string, string]);
		const settings = (feature: string) =>
			table.filter(([, each]) => each === feature).map(([setting]) => setting);
		expect(Object.fromEntries(table.map(([, feature]) => [feature, settings(feature)]))).toEqual({
			'auth.hooks': [
				'auth.hook_after_user_created_enabled',
				'auth.hook_before_user_created_enabled',
				'auth.hook_custom_access_token_enabled',
				'auth.hook_mfa_verification_attempt_enabled',
				'auth.hook_password_verification_attempt_enabled',
				'auth.hook_send_email_enabled',
				'auth.hook_send_sms_enabled',
			],
			'auth.mfa_phone': ['auth.mfa_phone_enroll_enabled', 'auth.mfa_phone_verify_enabled'],
			'auth.mfa_web_authn': [
				'auth.mfa_web_authn_enroll_enabled',
				'auth.mfa_web_authn_verify_enabled',
			],
			'auth.password_hibp': ['auth.password_hibp_enabled'],
			'auth.performance_settings': [
				'auth.db_max_pool_size',
				'auth.db_max_pool_size_unit',
				'auth.api_max_request_duration',
			],
			'auth.saml_2': ['auth.saml_enabled'],
			'auth.user_sessions': [
				'auth.sessions_timebox',
				'auth.sessions_inactivity_timeout',
				'auth.sessions_single_per_user',
				'auth.sessions_tags',
			],
			'storage.max_file_size.configurable': ['storage.file_size_limit'],
			'storage.image_transformations': ['storage.features.image_transformation.enabled'],
			'storage.purge_cache': ['storage.features.purge_cache.enabled'],
			'storage.iceberg_catalog': ['storage.features.iceberg_catalog.enabled'],
			'storage.vector_buckets': ['storage.features.vector_buckets.enabled'],
			...Object.fromEntries(limits.map((each) => [each, [each]])),
		});
		expect(table.filter(([, feature]) => !keys.includes(feature))).toEqual([]);
	});

	it('requires the add-on if the plan includes the feature', async () => {
		const withoutHooks = (lacking: string[]) =>
			lacking.filter((each) => !each.startsWith('auth.hook_'));
		const addOns = ['auth_mfa_phone', 'auth_mfa_web_authn'];
		expect(withoutHooks(await lackingOf(true, keys, addOns))).toEqual([]);
		expect(withoutHooks(await lackingOf(true, keys))).toEqual(
			['phone', 'phone', 'web_authn', 'web_authn'].map((factor) =>
				expect.stringContaining(`: the add-on auth_mfa_${factor}, which costs extra`),
			),
		);
	});

	it('allows numbers up to the limit', async () => {
		const above = (lacking: string[]) => lacking.filter((each) => each.includes('more than'));
		expect(above(await lackingOf(10, keys))).toEqual([]);
		expect(above(await lackingOf(11, keys))).toEqual([
			'storage.file_size_limit: a plan that allows more than 10 (storage.max_file_size)',
			...limits.map((each) => `${each}: a plan that allows more than 10 (${each})`),
		]);
	});

	it('requires nothing to turn something off', async () => {
		for (const off of [null, '', 0, false]) expect(await lackingOf(off, [])).toEqual([]);
	});
});
