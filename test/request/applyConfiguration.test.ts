import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { FailureDetails } from '../../nodes/SupabaseManagement/v1/request/failure/nodeError';
import { fingerprint } from '../../nodes/SupabaseManagement/v1/resources/project/configuration/secrets';
import { contract, problemsOfRequest } from '../harness/contract';
import { operationCalled } from '../harness/api';
import { runNode, type Run } from '../harness/engine';
import { openSandbox, type Json } from '../sandbox/harness';

const secrets = { smtp_pass: 'correct horse', external_google_secret: 'battery staple' };

/** Changes in every service, as somebody would make them in staging. */
const changes: Array<[method: string, path: string, body: object]> = [
	['PATCH', 'postgrest', { max_rows: 77, db_schema: 'public,api' }],
	[
		'PATCH',
		'config/auth',
		{ site_url: 'https://staging.example.com', jwt_exp: 1800, uri_allow_list: 'https://a.example' },
	],
	[
		'PATCH',
		'config/storage',
		{
			fileSizeLimit: 1_000_000,
			features: {
				icebergCatalog: { enabled: true, maxNamespaces: 7, maxTables: 7, maxCatalogs: 2 },
			},
		},
	],
	['PATCH', 'config/realtime', { max_concurrent_users: 100 }],
	['PATCH', 'config/database/pooler', { default_pool_size: 20 }],
	[
		'POST',
		'network-restrictions/apply',
		{ dbAllowedCidrs: ['203.0.113.0/24'], dbAllowedCidrsV6: ['2001:db8::/32'] },
	],
	['PUT', 'ssl-enforcement', { requestedConfig: { database: true } }],
	['PATCH', 'config/database/postgres', { max_connections: 90, 'pg_net.batch_size': 100 }],
];

const writes = [
	'PATCH postgrest',
	'PATCH config/auth',
	'PATCH config/storage',
	'PATCH config/realtime',
	'PATCH config/database/pooler',
	'POST network-restrictions/apply',
	'PUT ssl-enforcement',
	'PATCH config/database/postgres',
];

async function open() {
	const { sandbox, ask } = await openSandbox();
	const [staging, production] = sandbox.world.addProjects('acme', 2).map(({ ref }) => ref) as [
		string,
		string,
	];
	const change = async (ref: string, given = changes) => {
		for (const [method, path, body] of given) {
			const { status, text } = await ask(method, `/v1/projects/${ref}/${path}`, { body });
			if (status >= 300) throw new Error(text);
		}
		sandbox.requests.length = 0;
	};
	const run = async (
		operation: string,
		parameters: INodeParameters = {},
		more: Partial<Run> = {},
	) => {
		const { credential, ...given } = more;
		sandbox.requests.length = 0;
		const { items, error } = await runNode({
			parameters: {
				resource: 'project',
				operation,
				projectRef: production,
				configurationSource: 'project',
				...(parameters.configurationSource === 'document' ? {} : { sourceProjectRef: staging }),
				...parameters,
			},
			requestOptions: { timeLimit: 0 },
			credential: { apiAddress: sandbox.url, accessToken: sandbox.token, ...credential },
			...given,
		});
		const sent = sandbox.requests.map(({ method, path }) => `${method} ${path}`);
		const written = sandbox.requests.filter(({ method }) => method !== 'GET');
		return {
			items: items.map(({ json }) => json),
			error,
			sent,
			written,
			writes: written.map(({ method, path }) => `${method} ${path.split(`${production}/`)[1]}`),
		};
	};
	const apply = async (parameters: INodeParameters = {}, more: Partial<Run> = {}) =>
		await run('applyConfiguration', { dryRun: false, ...parameters }, more);
	const compare = async (parameters: INodeParameters = {}) =>
		await run('compareConfiguration', parameters);
	return { sandbox, ask, staging, production, change, apply, compare, run };
}

const statusOf = (items: IDataObject[], name: string) =>
	items.find(({ setting }) => setting === name)?.status;

const document = (configuration: object): INodeParameters => ({
	configurationSource: 'document',
	configurationDocument: JSON.stringify(configuration),
});

describe('from another project', () => {
	it('a dry run is the default, and only reads', async () => {
		const { staging, production, change, run } = await open();
		await change(staging);
		const { items, sent } = await run('applyConfiguration');
		expect(sent.slice(0, 2)).toEqual([
			`GET /v2/projects/${production}/config`,
			`GET /v2/projects/${staging}/config`,
		]);
		expect(sent.filter((each) => !each.startsWith('GET '))).toEqual([]);
		expect(items.find(({ setting }) => setting === 'max_rows')).toEqual({
			project_ref: production,
			service: 'dataApi',
			setting: 'max_rows',
			before: 1000,
			after: 77,
			status: 'wouldChange',
			reason: null,
		});
		expect(new Set(items.map(({ status }) => status))).toEqual(new Set(['wouldChange']));
		expect(items).toHaveLength(15);
	});

	it('writes what differs, service by service, and reads it back', async () => {
		const { sandbox, staging, production, change, apply, compare } = await open();
		await change(staging);
		const { items, error, written, writes: done, sent } = await apply();
		expect(error).toBeUndefined();
		expect(done).toEqual(writes);
		expect(sent.at(-1)).toBe(`GET /v2/projects/${production}/config`);
		expect(new Set(items.map(({ status }) => status))).toEqual(new Set(['changed']));
		expect(written.map(({ body }) => body)).toEqual(changes.map(([, , body]) => body));
		for (const request of written) {
			const asSent = { ...request, body: request.body } as Json;
			expect(problemsOfRequest(operationCalled(asSent), asSent)).toEqual([]);
		}
		expect((await compare()).items).toEqual([]);
		expect((await apply()).writes).toEqual([]);
		expect(sandbox.requests).toHaveLength(2);
	});

	it('writes the services that were chosen, without the settings to ignore', async () => {
		const { staging, change, apply, compare } = await open();
		await change(staging);
		const configurationOptions = {
			services: ['auth', 'dataApi'],
			settingsToIgnore: 'site_url, dataApi.db_schema',
		};
		const { written } = await apply({ configurationOptions });
		expect(written.map(({ body }) => body)).toEqual([
			{ max_rows: 77 },
			{ jwt_exp: 1800, uri_allow_list: 'https://a.example' },
		]);
		expect((await compare({ configurationOptions })).items).toEqual([]);
	});

	it('never writes a secret, nor what works only together with one', async () => {
		const { staging, change, apply, compare } = await open();
		const google = { external_google_enabled: true, external_google_client_id: 'id' };
		const smtp = { smtp_host: 'mail.example.com', smtp_user: 'me', rate_limit_email_sent: 99 };
		await change(staging, [
			['PATCH', 'config/auth', { ...secrets, ...google, ...smtp, jwt_exp: 60 }],
		]);
		const { items, written } = await apply();
		expect(written.map(({ body }) => body)).toEqual([{ jwt_exp: 60 }]);
		const byHand = items.filter(({ status }) => status === 'setByHand');
		expect(byHand.map(({ setting }) => setting)).toEqual([
			'external_google_client_id',
			'external_google_enabled',
			'external_google_secret',
			'rate_limit_email_sent',
			'smtp_host',
			'smtp_pass',
			'smtp_user',
		]);
		expect(byHand.find(({ setting }) => setting === 'smtp_pass')).toMatchObject({
			before: null,
			after: '(secret)',
			reason: 'Supabase returns fingerprints instead of secrets. Set it by hand.',
		});
		expect(JSON.stringify(items)).not.toMatch(/[\da-f]{64}/);
		const left = (await compare()).items;
		expect(left.filter(({ applicable }) => applicable)).toEqual([]);
		expect(left).toHaveLength(7);
	});

	it('leaves a secret that only the project has, and what depends on it', async () => {
		const { production, change, apply } = await open();
		await change(production, [
			['PATCH', 'config/auth', { ...secrets, smtp_host: 'mail.acme.com' }],
		]);
		const { items, writes: done } = await apply();
		expect(done).toEqual([]);
		expect(items.map(({ setting, status }) => [setting, status])).toEqual([
			['external_google_secret', 'setByHand'],
			['smtp_host', 'setByHand'],
			['smtp_pass', 'setByHand'],
		]);
	});

	it('reports what no endpoint writes', async () => {
		const { production, change, apply } = await open();
		await change(production, [['PATCH', 'config/database/postgres', { max_connections: 90 }]]);
		const { items, writes: done } = await apply();
		expect(done).toEqual([]);
		expect(items).toMatchObject([
			{ setting: 'max_connections', before: 90, after: null, status: 'notApplicable' },
		]);
	});
});

describe('from a document', () => {
	it('writes a secret that it has in clear, with what belongs to it', async () => {
		const { production, apply, compare } = await open();
		const given = document({
			auth: { smtp_pass: 'correct horse', smtp_host: 'mail.example.com', smtp_user: 'me' },
		});
		const { items, written } = await apply(given);
		expect(written.map(({ body }) => body)).toEqual([
			{ smtp_host: 'mail.example.com', smtp_pass: 'correct horse', smtp_user: 'me' },
		]);
		expect(items.map(({ status }) => status)).toEqual(['changed', 'changed', 'changed']);
		expect(JSON.stringify(items)).not.toContain('correct horse');
		expect((await compare(given)).items).toEqual([]);
		const opaque = document({ auth: { smtp_pass: fingerprint(production, 'correct horse') } });
		expect((await compare(opaque)).items).toEqual([]);
	});

	it.each([
		['a fingerprint', fingerprint('abcdefghijklmnopqrst', 'x')],
		[
			'the placeholder of Get Configuration',
			'(hidden: turn on Settings → Request Options → Reveal Secrets)',
		],
		['stars', '••••••'],
	])('never writes %s', async (_what, smtp_pass) => {
		const { apply } = await open();
		const { items, writes: done } = await apply(document({ auth: { smtp_pass } }));
		expect(done).toEqual([]);
		expect(items.map(({ status }) => status)).toEqual(['setByHand']);
	});

	it('sends numbers as they are typed, and what cannot be sent not at all', async () => {
		const { apply } = await open();
		const { items, written } = await apply({
			configurationSource: 'document',
			configurationDocument:
				'{ "api": { "max_rows": 7, "db_pool": null, "unknown": 1 }, "pooler": { "max_client_conn": 7 }, "database": { "network_restrictions": { "allowed_cidrs": "0.0.0.0/0" } } }',
		});
		expect(written.map(({ body }) => body)).toEqual([{ max_rows: 7 }]);
		expect(items.map(({ setting, status }) => [setting, status])).toEqual([
			['max_rows', 'changed'],
			['unknown', 'notApplicable'],
			['max_client_conn', 'notApplicable'],
			['allowed_cidrs', 'notApplicable'],
		]);
	});
});

describe('a plan or an add-on that is missing', () => {
	const mfa = document({ auth: { mfa_phone_verify_enabled: true, jwt_exp: 60 } });
	const withEntitlement = (key: string, hasAccess: boolean, config?: object) => ({
		operation: 'v1-get-organization-entitlements',
		status: 200,
		body: {
			entitlements: [{ feature: { key, type: 'boolean' }, hasAccess, type: 'boolean', config }],
		},
	});

	it('is shown by a dry run, and stops before anything is written', async () => {
		const { apply, run } = await open();
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

	it('is not in the way where the project has it, or where something is turned off', async () => {
		const { sandbox, apply } = await open();
		sandbox.fail({
			operation: 'v1-list-project-addons',
			status: 200,
			body: { selected_addons: [{ type: 'auth_mfa_phone' }] },
		});
		expect((await apply(mfa)).writes).toEqual(['PATCH config/auth']);
		const off = document({ auth: { mfa_phone_verify_enabled: false } });
		expect((await apply(off)).writes).toEqual(['PATCH config/auth']);
	});

	it('an add-on that cannot be looked up counts as missing', async () => {
		const { sandbox, apply } = await open();
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
		const { sandbox, apply } = await open();
		sandbox.fail(entitlement);
		const { error, writes: done } = await apply(document(configuration));
		expect(error?.message).toContain('need a plan or an add-on');
		expect(done).toEqual([]);
		// What cannot be looked up is left to Supabase, which refuses what a plan does not include.
		sandbox.fail({ operation: 'v1-get-organization-entitlements', status: 403 });
		expect((await apply(document(configuration))).writes).toHaveLength(1);
	});
});

describe('a failure in the middle', () => {
	it.each(writes.map((each, index) => [each, index] as const))(
		'of %s says what is done and what is not, and the next run continues',
		async (_write, index) => {
			const { sandbox, staging, change, apply, compare } = await open();
			await change(staging);
			const operation = [...contract.values()].find(
				({ method, path }) =>
					`${method} ${path.replace('/v1/projects/{ref}/', '')}` === writes[index],
			)!;
			const { id } = operation as unknown as { id: string };
			sandbox.fail({
				method: operation.method,
				path: `${operation.path.replace('/v1/projects/{ref}', '')}$`,
				status: 400,
				body: { message: `As the test says about ${id}` },
			});
			const first = await apply();
			expect(first.error?.message).toContain('As the test says');
			expect(first.writes).toEqual(writes.slice(0, index + 1));
			const { description } = first.error!;
			expect(description).toContain(
				index === 0
					? 'Nothing was changed. Not done: dataApi.db_schema, dataApi.max_rows'
					: 'Done: dataApi.db_schema, dataApi.max_rows',
			);
			expect(description).toMatch(
				/Not done: .*database\.max_connections, database\.pg_net_batch_size\./,
			);
			expect(description).toContain('Run the node again to continue');
			const { failure } = first.error!.context as { failure: FailureDetails };
			const { done, perhapsDone, notDone } = failure.progress!;
			const servicesOf = (names: string[]) => new Set(names.map((name) => name.split('.')[0]));
			expect(servicesOf(done).size).toBe(index);
			expect(perhapsDone).toEqual([]);
			expect(servicesOf(notDone).size).toBe(writes.length - index);

			const second = await apply();
			expect(second.error).toBeUndefined();
			expect(second.writes).toEqual(writes.slice(index));
			expect((await compare()).items).toEqual([]);
		},
	);

	it('of a setting that Supabase accepts and does not show is no success', async () => {
		const { sandbox, apply } = await open();
		sandbox.fail({ path: 'postgrest$', method: 'PATCH', status: 200, body: {} });
		const { items } = await apply(document({ api: { max_rows: 7 } }));
		expect(items).toMatchObject([
			{ status: 'sent', reason: 'Supabase has accepted it, but does not show it yet.' },
		]);
	});

	it.each([500, 504])('with a %d says what is perhaps done', async (status) => {
		const { sandbox, apply } = await open();
		sandbox.fail({ path: 'config/auth$', method: 'PATCH', status });
		const { error } = await apply(document({ api: { max_rows: 7 }, auth: { jwt_exp: 60 } }));
		expect(error?.description).toContain('Done: dataApi.max_rows. Perhaps done: auth.jwt_exp.');
		expect(error?.description).not.toContain('Not done');
	});

	it('of the last look says that everything was sent', async () => {
		const { sandbox, production, apply } = await open();
		const path = `/v2/projects/${production}/config$`;
		// Answers the first look as it would anyway, and refuses the last.
		const first = await fetch(`${sandbox.url}/v2/projects/${production}/config`, {
			headers: { authorization: `Bearer ${sandbox.token}` },
		});
		sandbox.fail({ path, status: 200, body: await first.json() });
		sandbox.fail({ path, status: 400 });
		const { error } = await apply(document({ api: { max_rows: 7 } }));
		expect(error?.description).toContain(
			'Done: dataApi.max_rows. Everything was sent, but could not be read back.',
		);
	});

	it('is an item where the workflow continues', async () => {
		const { sandbox, apply } = await open();
		sandbox.fail({ path: 'config/auth$', method: 'PATCH', status: 400 });
		const given = document({ api: { max_rows: 7 }, auth: { jwt_exp: 60 } });
		const { items, error } = await apply(given, { onError: 'continueRegularOutput' });
		expect(error).toBeUndefined();
		expect(items).toMatchObject([
			{
				details: {
					progress: { done: ['dataApi.max_rows'], perhapsDone: [], notDone: ['auth.jwt_exp'] },
				},
			},
		]);
	});
});

describe('a credential', () => {
	it('that is read-only may run a dry run, and nothing else', async () => {
		const { staging, change, apply, run } = await open();
		await change(staging);
		const more = { credential: { readOnly: true } } as Partial<Run>;
		expect((await run('applyConfiguration', {}, more)).items).toHaveLength(15);
		for (const dryRun of [false, 'false']) {
			const { error, sent } = await apply({ dryRun } as INodeParameters, more);
			expect(error?.message).toBe(
				'The credential is read-only, and this operation changes something',
			);
			expect(sent).toEqual([]);
		}
	});

	it('for certain projects must allow both', async () => {
		const { staging, production, change, apply } = await open();
		await change(staging);
		const allowing = (...refs: string[]) => ({ credential: { allowedProjects: refs.join() } });
		for (const refs of [[staging], [production]]) {
			const { error, sent } = await apply({}, allowing(...refs));
			expect(error?.message).toMatch(/^The credential does not allow the project/);
			expect(sent).toEqual([]);
		}
		expect((await apply({}, allowing(staging, production))).writes).toEqual(writes);
	});
});
