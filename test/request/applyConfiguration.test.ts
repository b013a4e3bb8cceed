import type { FailureDetails } from '../../nodes/SupabaseManagement/v1/request/failure/nodeError';
import { hidden } from '../../nodes/SupabaseManagement/v1/request/answer/hideSecrets';
import { fingerprint } from '../../nodes/SupabaseManagement/v1/resources/project/configuration/secrets';
import { contract, operationCalled, problemsOfRequest } from '../harness/contract';
import type { Run } from '../harness/engine';
import { changes, fromDocument, openTwoProjects, writes } from '../harness/twoProjects';
import type { Json } from '../sandbox/harness';

const secrets = { smtp_pass: 'correct horse', external_google_secret: 'battery staple' };

describe('from another project', () => {
	it('does a dry run by default, which only reads', async () => {
		const { staging, production, change, run } = await openTwoProjects();
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

	it('writes the differences, service by service, and reads them back', async () => {
		const { sandbox, staging, production, change, apply, compare } = await openTwoProjects();
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

	it('writes only the selected services, without the settings to ignore', async () => {
		const { staging, change, apply, compare } = await openTwoProjects();
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

	it('never writes a secret, nor settings that work only together with one', async () => {
		const { staging, change, apply, compare } = await openTwoProjects();
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

	it('leaves a secret that only the project has, and the settings that depend on it', async () => {
		const { production, change, apply } = await openTwoProjects();
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

	it('keeps overrides of Postgres settings that it does not change', async () => {
		const { ask, staging, production, change, apply } = await openTwoProjects();
		const own = { max_connections: 90, statement_timeout: '30s', work_mem: '8MB' };
		await change(production, [['PATCH', 'config/database/postgres', own]]);
		await change(staging, [
			['PATCH', 'config/database/postgres', { max_connections: 80, work_mem: '16MB' }],
		]);
		const configurationOptions = { settingsToIgnore: 'work_mem' };
		const { items, writes: done } = await apply({ configurationOptions });
		expect(done).toEqual(['PATCH config/database/postgres']);
		expect(items.map(({ setting, status }) => [setting, status])).toEqual([
			['max_connections', 'changed'],
			['statement_timeout', 'notApplicable'],
		]);
		const { json } = await ask('GET', `/v1/projects/${production}/config/database/postgres`);
		expect(json).toEqual({ ...own, max_connections: 80 });
	});

	it('reports settings that no endpoint can write', async () => {
		const { production, change, apply } = await openTwoProjects();
		await change(production, [['PATCH', 'config/database/postgres', { max_connections: 90 }]]);
		const { items, writes: done } = await apply();
		expect(done).toEqual([]);
		expect(items).toMatchObject([
			{ setting: 'max_connections', before: 90, after: null, status: 'notApplicable' },
		]);
	});
});

describe('from a document', () => {
	it('writes a secret that the document has in clear text, and the settings that depend on it', async () => {
		const { production, apply, compare } = await openTwoProjects();
		const given = fromDocument({
			auth: { smtp_pass: 'correct horse', smtp_host: 'mail.example.com', smtp_user: 'me' },
		});
		const { items, written } = await apply(given);
		expect(written.map(({ body }) => body)).toEqual([
			{ smtp_host: 'mail.example.com', smtp_pass: 'correct horse', smtp_user: 'me' },
		]);
		expect(items.map(({ status }) => status)).toEqual(['changed', 'changed', 'changed']);
		expect(JSON.stringify(items)).not.toContain('correct horse');
		expect((await compare(given)).items).toEqual([]);
		const opaque = fromDocument({ auth: { smtp_pass: fingerprint(production, 'correct horse') } });
		expect((await compare(opaque)).items).toEqual([]);
	});

	it.each([
		['a fingerprint', fingerprint('abcdefghijklmnopqrst', 'x')],
		['the placeholder of Get Configuration', hidden],
		['stars', '••••••'],
	])('never writes %s', async (_what, smtp_pass) => {
		const { apply } = await openTwoProjects();
		const { items, writes: done } = await apply(fromDocument({ auth: { smtp_pass } }));
		expect(done).toEqual([]);
		expect(items.map(({ status }) => status)).toEqual(['setByHand']);
	});

	it('never writes an address that is partly hidden', async () => {
		const { production, change, apply } = await openTwoProjects();
		const uri = (secret: string) => `https://user:${secret}@hooks.example.com`;
		await change(production, [['PATCH', 'config/auth', { hook_send_email_uri: uri('secret') }]]);
		const address = `https://${hidden}@hooks.example.com`;
		const auth = { hook_send_email_uri: address, site_url: `${address}/other` };
		const { items, writes: done } = await apply(fromDocument({ auth }));
		expect(done).toEqual([]);
		expect(items).toMatchObject([
			{
				setting: 'hook_send_email_uri',
				status: 'setByHand',
				reason: expect.stringContaining('cannot be compared'),
			},
			{
				setting: 'site_url',
				status: 'setByHand',
				reason: 'A part of it is hidden in the document. Set it by hand.',
			},
		]);
	});

	it('sends numbers as typed, and does not send values that cannot be sent exactly', async () => {
		const { apply } = await openTwoProjects();
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

describe('a failure in the middle', () => {
	it.each(writes.map((each, index) => [each, index] as const))(
		'of %s reports what was written and what was not, and the next run continues',
		async (_write, index) => {
			const { sandbox, staging, change, apply, compare } = await openTwoProjects();
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

	it('of a setting that Supabase accepts but does not return is not a success', async () => {
		const { sandbox, apply } = await openTwoProjects();
		sandbox.fail({ path: 'postgrest$', method: 'PATCH', status: 200, body: {} });
		const { items } = await apply(fromDocument({ api: { max_rows: 7 } }));
		expect(items).toMatchObject([
			{ status: 'sent', reason: 'Supabase has accepted it, but does not show it yet.' },
		]);
	});

	it.each([500, 504])('with a %d reports that the change may have been made', async (status) => {
		const { sandbox, apply } = await openTwoProjects();
		sandbox.fail({ path: 'config/auth$', method: 'PATCH', status });
		const { error } = await apply(fromDocument({ api: { max_rows: 7 }, auth: { jwt_exp: 60 } }));
		expect(error?.description).toContain('Done: dataApi.max_rows. Perhaps done: auth.jwt_exp.');
		expect(error?.description).not.toContain('Not done');
	});

	it('of the last read reports that everything was sent', async () => {
		const { sandbox, production, apply } = await openTwoProjects();
		const path = `/v2/projects/${production}/config$`;
		// Answers the first read normally, and refuses the last.
		const first = await fetch(`${sandbox.url}/v2/projects/${production}/config`, {
			headers: { authorization: `Bearer ${sandbox.token}` },
		});
		sandbox.fail({ path, status: 200, body: await first.json() });
		sandbox.fail({ path, status: 400 });
		const { error } = await apply(fromDocument({ api: { max_rows: 7 } }));
		expect(error?.description).toContain(
			'Done: dataApi.max_rows. Everything was sent, but could not be read back.',
		);
	});

	it('becomes an item if the workflow continues on errors', async () => {
		const { sandbox, apply } = await openTwoProjects();
		sandbox.fail({ path: 'config/auth$', method: 'PATCH', status: 400 });
		const given = fromDocument({ api: { max_rows: 7 }, auth: { jwt_exp: 60 } });
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
	it('with Read Only allows only a dry run', async () => {
		const { staging, change, apply, run } = await openTwoProjects();
		await change(staging);
		const more = { credential: { readOnly: true } } as Partial<Run>;
		expect((await run('applyConfiguration', {}, more)).items).toHaveLength(15);
		const { error, sent } = await apply({ dryRun: false }, more);
		expect(error?.message).toBe(
			'The credential is read-only, and this operation changes something',
		);
		expect(sent).toEqual([]);
	});

	it('with Allowed Projects must allow both projects', async () => {
		const { staging, production, change, apply } = await openTwoProjects();
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
