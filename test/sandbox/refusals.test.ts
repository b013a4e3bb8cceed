import { readOnlyToken, scopedToken } from '../../sandbox/api/authorization.ts';
import { openSandbox, refOf, said } from './harness.ts';

let opened: Awaited<ReturnType<typeof openSandbox>>;
let project: string;

beforeAll(async () => {
	opened = await openSandbox();
	project = `/v1/projects/${refOf(opened.sandbox, 'acme')}`;
});

test.each([
	['an unknown path', 'GET', '/v1/nothing', undefined, 404, 'Cannot GET /v1/nothing'],
	[
		'a ref of no project',
		'GET',
		`/v1/projects/${'z'.repeat(20)}`,
		undefined,
		404,
		'Project not found',
	],
	['a ref that is none', 'GET', '/v1/projects/short', undefined, 400, 'path.ref'],
	[
		'an unknown organization',
		'GET',
		'/v1/organizations/nobody',
		undefined,
		404,
		'Organization not found',
	],
	['a missing field', 'POST', '/v1/organizations', {}, 400, 'body.name is required'],
	[
		'an unknown field',
		'POST',
		'/v1/organizations',
		{ name: 'A', age: 1 },
		400,
		'body.age is not known',
	],
	['a wrong type', 'POST', '/v1/organizations', { name: 1 }, 400, 'body.name must be string'],
	['an unknown parameter', 'GET', '/v1/projects?page=1', undefined, 400, 'query.page is not known'],
	[
		'a value of no list',
		'GET',
		'/v1/organizations/acme/projects?sort=size',
		undefined,
		400,
		'query.sort must be one of',
	],
	[
		'a number out of bounds',
		'GET',
		'/v1/organizations/acme/projects?limit=101',
		undefined,
		400,
		'query.limit must be <= 100',
	],
	['a missing body', 'POST', '/v1/organizations', undefined, 400, 'body is required'],
	['a body of another type', 'POST', '/v1/organizations', 'name=A', 415, 'application/json'],
] as const)('refuses %s', async (_what, method, path, body, status, message) => {
	const reply = await opened.ask(method, path, { body });
	expect(reply.status).toBe(status);
	expect(Object.keys(reply.json)).toEqual(['message']);
	expect(said(reply)).toContain(message);
});

test('refuses broken JSON', async () => {
	const headers = { 'content-type': 'application/json' };
	const reply = await opened.ask('POST', '/v1/organizations', { body: '{"name":', headers });
	expect([reply.status, reply.json]).toEqual([400, { message: 'The body is not valid JSON' }]);
});

test('refuses an unknown field even if the contract allows it, and a body if there should be none', async () => {
	const renamed = await opened.ask('PATCH', project, { body: { name: 'A', color: 'red' } });
	expect([renamed.status, said(renamed)]).toEqual([400, expect.stringContaining('body.color')]);
	const paused = await opened.ask('POST', `${project}/pause`, { body: { now: true } });
	expect(paused.status).toBe(400);
});

test('is lenient if configured', async () => {
	const { sandbox, ask } = await openSandbox({ strict: false });
	const path = `/v1/projects/${refOf(sandbox, 'acme')}?color=red`;
	expect((await ask('PATCH', path, { body: { name: 'A', color: 'red' } })).status).toBe(200);
	// a body for which the contract itself allows no other fields
	expect((await ask('POST', '/v1/organizations', { body: { name: 'A', age: 1 } })).status).toBe(
		400,
	);
});

test('formats errors of v2 according to the contract', async () => {
	const { status, json } = await opened.ask('GET', '/v2/organizations/acme/projects?page[size]=0');
	expect(status).toBe(400);
	expect(json).toEqual({
		error: {
			code: 'bad_request',
			message: expect.any(String),
			issues: [{ code: 'bad_request', message: 'query.page.size must be >= 1' }],
		},
	});
});

test('requires a token', async () => {
	const v1 = await opened.ask('GET', '/v1/projects', { token: 'sbp_wrong' });
	expect([v1.status, v1.json]).toEqual([401, { message: 'Unauthorized' }]);
	const v2 = await opened.ask('GET', '/v2/organizations/acme/projects', { token: 'sbp_wrong' });
	expect([v2.status, v2.json.error.code]).toEqual([401, 'unauthorized']);
});

test('allows a scoped token only to read projects', async () => {
	const token = scopedToken;
	expect((await opened.ask('GET', '/v1/projects', { token })).status).toBe(200);
	const v1 = await opened.ask('GET', `${project}/secrets`, { token });
	expect([v1.status, v1.json.missing_permissions]).toEqual([403, ['edge_functions_secrets_read']]);
	const v2 = await opened.ask('GET', '/v2/organizations/acme/webhooks/endpoints', { token });
	expect([v2.status, v2.json.error.code]).toEqual([403, 'forbidden.permission_denied']);
	expect(v2.json.error.meta.missing_permissions).toEqual(expect.any(Array));
});

test('allows a read-only token to read everything except secrets, and to change nothing', async () => {
	const token = readOnlyToken;
	const keys = `${project}/api-keys`;
	for (const path of ['/v1/organizations', `${project}/secrets`, `${project}/config/auth`, keys]) {
		expect((await opened.ask('GET', path, { token })).status).toBe(200);
	}
	const revealed = await opened.ask('GET', `${keys}?reveal=true`, { token });
	expect([revealed.status, revealed.json.missing_permissions]).toEqual([
		403,
		['api_gateway_keys_secret_read'],
	]);
	const renamed = await opened.ask('PATCH', project, { token, body: { name: 'A' } });
	expect([renamed.status, renamed.json.missing_permissions]).toEqual([
		403,
		['project_admin_write'],
	]);
});

test('refuses features that the plan does not include', async () => {
	const body = { read_replica_region: 'us-west-1' };
	const path = `/v1/projects/${refOf(opened.sandbox, 'globex')}/read-replicas/setup`;
	expect((await opened.ask('POST', path, { body })).status).toBe(402);
	const data = { type: 'log_drain', attributes: {} };
	const drains = `/v2/projects/${refOf(opened.sandbox, 'globex')}/analytics/log-drains`;
	// the request is validated before the plan is checked
	expect((await opened.ask('POST', drains, { body: { data } })).status).toBe(400);
});

test('validates forms, bytes and arrays too', async () => {
	const form = new FormData();
	form.append('metadata', '{}');
	const deployed = await opened.ask('POST', `${project}/functions/deploy?slug=a`, { body: form });
	expect(said(deployed)).toContain('body.file is required');
	expect(said(deployed)).toContain('body.metadata.entrypoint_path is required');
	const secret = { name: 'SUPABASE_URL', value: 'x' };
	const secrets = await opened.ask('POST', `${project}/secrets`, { body: [secret] });
	expect(said(secrets)).toContain('body.0.name');
	const removed = await opened.ask('DELETE', `${project}/secrets`, { body: [1] });
	expect(said(removed)).toContain('body.0 must be string');
});
