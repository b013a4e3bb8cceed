import { type Json, openSandbox, refOf } from './harness.ts';

let opened: Awaited<ReturnType<typeof openSandbox>>;

beforeAll(async () => {
	opened = await openSandbox();
});

beforeEach(() => opened.sandbox.reset());

const list = async () => await opened.ask('GET', '/v1/projects');

test('answers with a status, once', async () => {
	opened.sandbox.fail({ operation: 'v1-list-all-projects', status: 503 });
	expect((await opened.ask('GET', '/v1/organizations')).status).toBe(200);
	const failed = await list();
	expect([failed.status, failed.json]).toEqual([503, { message: expect.any(String) }]);
	expect((await list()).status).toBe(200);
});

test('answers with a body and headers, several times, by method and path', async () => {
	const headers = { 'X-RateLimit-Reset': '7' };
	const body = { message: 'Slow down' };
	opened.sandbox.fail({ method: 'GET', path: /projects$/, times: 2, status: 429, headers, body });
	for (const status of [429, 429, 200]) expect((await list()).status).toBe(status);
	opened.sandbox.fail({ status: 429, headers, body });
	const failed = await list();
	expect([failed.json, failed.headers.get('x-ratelimit-reset')]).toEqual([body, '7']);
});

test('delays the answer', async () => {
	opened.sandbox.fail({ delay: 150 });
	const start = performance.now();
	expect((await list()).status).toBe(200);
	expect(performance.now() - start).toBeGreaterThan(140);
});

test('cuts the connection before the operation runs', async () => {
	opened.sandbox.fail({ method: 'DELETE', cut: 'before' });
	const path = `/v1/projects/${refOf(opened.sandbox, 'acme')}`;
	await expect(opened.ask('DELETE', path)).rejects.toThrow('fetch failed');
	expect((await opened.ask('GET', path)).status).toBe(200);
});

test.each(['headers', 'body'] as const)(
	'cuts the connection after the %s, when the operation has run',
	async (cut) => {
		opened.sandbox.fail({ method: 'DELETE', cut });
		const path = `/v1/projects/${refOf(opened.sandbox, 'acme')}`;
		const headers = { authorization: `Bearer ${opened.sandbox.token}` };
		const response = await fetch(opened.sandbox.url + path, { method: 'DELETE', headers });
		expect(response.status).toBe(200);
		const received: number[] = [];
		const read = async () => {
			for await (const chunk of response.body ?? []) received.push((chunk as Uint8Array).length);
		};
		await expect(read()).rejects.toThrow();
		expect(received.length > 0).toBe(cut === 'body');
		expect((await opened.ask('GET', path)).json.message).toBe('Resource has been removed');
	},
);

test('can be set over HTTP, and reports the received requests', async () => {
	const body = { path: '^/v1/proj', status: 500 };
	expect((await opened.ask('POST', '/_sandbox/fail', { body })).status).toBe(200);
	expect((await list()).status).toBe(500);
	await opened.ask('POST', '/v1/organizations?x=1', { body: { name: 'Umbrella' } });
	const { json, text } = await opened.ask('GET', '/_sandbox/requests');
	expect(json).toEqual(JSON.parse(JSON.stringify(opened.sandbox.requests)));
	expect(json).toMatchObject([
		{ method: 'GET', path: '/v1/projects' },
		{ method: 'POST', path: '/v1/organizations', query: { x: '1' }, body: { name: 'Umbrella' } },
	]);
	expect(text).not.toContain(opened.sandbox.token);
	await opened.ask('POST', '/_sandbox/reset');
	expect(opened.sandbox.requests).toEqual([]);
});

test.each([
	['messages', { message: [expect.any(String)] }],
	['fields', { message: { name: [expect.any(String)] } }],
	[
		'errors',
		{ message: expect.any(String), errors: [{ field: 'name', message: expect.any(String) }] },
	],
	['auth', { code: 400, error_code: expect.any(String), msg: expect.any(String) }],
] as const)('answers in the format %s', async (shape, body) => {
	opened.sandbox.fail({ shape, status: 422 });
	const failed = await list();
	expect([failed.status, failed.json]).toEqual([422, body]);
	opened.sandbox.fail({ shape });
	expect((await list()).status).toBe(400);
});

test('answers with a line of text, and with a web page and status 200', async () => {
	opened.sandbox.fail({ shape: 'text' });
	const line = await list();
	expect([line.status, line.headers.get('content-type')]).toEqual([
		500,
		'text/plain; charset=utf-8',
	]);
	expect(line.text).toMatch(/^[^\n]+\n$/);
	opened.sandbox.fail({ shape: 'page' });
	const page = await list();
	expect([page.status, page.headers.get('content-type')]).toEqual([
		200,
		'text/html; charset=utf-8',
	]);
	expect(page.text).toMatch(/<title>.+<\/title>/);
});

test.each([
	[undefined, (json: Json) => json],
	['top', (json: Json) => json],
	['error', (json: Json) => json.error],
	['meta', (json: Json) => json.error.meta],
] as const)('names missing permissions in %s', async (missingPermissionsIn, find) => {
	opened.sandbox.fail({ missingPermissions: ['projects_read'], missingPermissionsIn });
	const failed = await list();
	expect(failed.status).toBe(403);
	expect(find(failed.json).missing_permissions).toEqual(['projects_read']);
});

test('removes a project while it is polled', async () => {
	const path = `/v1/projects/${refOf(opened.sandbox, 'acme')}`;
	opened.sandbox.fail({ operation: 'v1-get-project', remove: true });
	const watched = await opened.ask('GET', path);
	expect([watched.status, watched.json.message]).toEqual([400, 'Resource has been removed']);
	expect((await list()).json.map(({ ref }: Json) => path.endsWith(ref))).not.toContain(true);
});
