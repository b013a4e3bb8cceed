import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { openSandbox, refOf, until } from './harness.ts';

let opened: Awaited<ReturnType<typeof openSandbox>>;
let project: string;

beforeAll(async () => {
	opened = await openSandbox();
	project = `/v1/projects/${refOf(opened.sandbox, 'acme')}`;
});

const namesOf = (list: Array<{ name: string }>) => list.map(({ name }) => name);

test('secrets', async () => {
	const path = `${project}/secrets`;
	const body = ['A', 'B'].map((name) => ({ name, value: `value of ${name}` }));
	expect((await opened.ask('POST', path, { body })).status).toBe(201);
	const listed = await opened.ask('GET', path);
	expect(namesOf(listed.json)).toEqual(['A', 'B']);
	expect(listed.text).not.toContain('value of');
	await opened.ask('DELETE', path, { body: ['A'] });
	expect(namesOf((await opened.ask('GET', path)).json)).toEqual(['B']);
});

test('API keys show a secret only on request', async () => {
	const path = `${project}/api-keys`;
	const body = { type: 'secret', name: 'ci_key' };
	const { json } = await opened.ask('POST', `${path}?reveal=true`, { body });
	expect(json.api_key).toMatch(/^sb_secret_[0-9a-f]+$/);
	const hidden = await opened.ask('GET', `${path}/${json.id}`);
	expect(hidden.json.api_key).not.toBe(json.api_key);
	await opened.ask('PATCH', `${path}/${json.id}`, { body: { description: 'CI' } });
	const revealed = await opened.ask('GET', `${path}/${json.id}?reveal=true`);
	expect(revealed.json).toMatchObject({ api_key: json.api_key, description: 'CI' });
	await opened.ask('DELETE', `${path}/${json.id}`);
	expect((await opened.ask('GET', `${path}/${json.id}`)).status).toBe(404);
});

test('edge functions return the deployed code', async () => {
	const path = `${project}/functions`;
	const form = new FormData();
	form.append('metadata', JSON.stringify({ entrypoint_path: 'index.ts', name: 'Hello' }));
	form.append('file', new Blob(['Deno.serve()']), 'index.ts');
	const deployed = await opened.ask('POST', `${path}/deploy?slug=hello`, { body: form });
	expect(deployed.json).toMatchObject({ slug: 'hello', name: 'Hello', version: 1 });
	expect((await opened.ask('GET', `${path}/hello/body`)).text).toBe('Deno.serve()');

	const body = new Uint8Array([1, 2, 3]);
	const headers = { 'content-type': 'application/vnd.denoland.eszip' };
	const updated = await opened.ask('PATCH', `${path}/hello?verify_jwt=false`, { body, headers });
	expect(updated.json).toMatchObject({ version: 2, verify_jwt: false, name: 'Hello' });
	expect((await opened.ask('GET', `${path}/hello/body`)).text).toBe('\u0001\u0002\u0003');

	expect((await opened.ask('DELETE', `${path}/hello`)).status).toBe(200);
	expect((await opened.ask('GET', path)).json).toEqual([]);
});

test('branches come up with their own project', async () => {
	const body = { branch_name: 'preview', git_branch: 'feature' };
	const { json } = await opened.ask('POST', `${project}/branches`, { body });
	expect(json).toMatchObject({ name: 'preview', preview_project_status: 'COMING_UP' });
	const config = async () => (await opened.ask('GET', `/v1/branches/${json.project_ref}`)).json;
	await until(config, ({ status }) => status === 'ACTIVE_HEALTHY');
	const path = `/v1/branches/${json.id}`;
	await opened.ask('PATCH', path, { body: { persistent: true } });
	expect((await opened.ask('GET', `${project}/branches/preview`)).json.persistent).toBe(true);
	await opened.ask('DELETE', `${path}?force=false`);
	const [scheduled] = (await opened.ask('GET', `${project}/branches`)).json;
	expect(scheduled.deletion_scheduled_at).toEqual(expect.any(String));
	await opened.ask('DELETE', path);
	expect((await opened.ask('GET', `${project}/branches`)).json).toEqual([]);
	const removed = await opened.ask('GET', `/v1/projects/${json.project_ref}`);
	expect(removed.json.message).toBe('Resource has been removed');
});

describe('webhooks', () => {
	const received: Array<{ headers: Record<string, unknown>; body: string }> = [];
	const receiver = createServer(async (request, response) => {
		let body = '';
		for await (const chunk of request) body += chunk;
		received.push({ headers: request.headers, body });
		response.end('thanks');
	});
	let url: string;

	beforeAll(async () => {
		receiver.listen(0, '127.0.0.1');
		await once(receiver, 'listening');
		url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`;
	});

	beforeEach(() => received.splice(0));

	afterAll(() => receiver.close());

	const create = async (path: string, type: string) => {
		const attributes = { url, event_types: [{ type }], signing_secret: 'whsec_c2FuZGJveA==' };
		const body = { data: { type: 'endpoint', attributes } };
		return (await opened.ask('POST', `${path}/endpoints`, { body })).json.data;
	};

	test('an endpoint is stored, changed and removed', async () => {
		const path = '/v2/organizations/acme/webhooks';
		const { id, attributes } = await create(path, '*');
		expect(attributes.signing_secret).toBeUndefined();
		const body = { data: { type: 'endpoint', attributes: { enabled: false } } };
		await opened.ask('PATCH', `${path}/endpoints/${id}`, { body });
		expect((await opened.ask('GET', `${path}/endpoints/${id}`)).json.data.attributes).toMatchObject(
			{
				enabled: false,
				url,
			},
		);
		const tested = await opened.ask('POST', `${path}/endpoints/${id}/test`);
		expect(tested.json.error.code).toBe('bad_request.endpoint.test.disabled');
		await opened.ask('DELETE', `${path}/endpoints/${id}`);
		expect((await opened.ask('GET', `${path}/endpoints/${id}`)).json.error.code).toBe(
			'not_found.endpoint',
		);
	});

	test('a test event is delivered, signed and recorded', async () => {
		const path = `/v2/projects/${refOf(opened.sandbox, 'acme')}/webhooks`;
		const { id } = await create(path, 'v1.project.paused');
		expect((await opened.ask('POST', `${path}/endpoints/${id}/test`)).status).toBe(201);
		await until(
			async () => received.length,
			(count) => count === 1,
		);
		const [{ headers, body } = { headers: {}, body: '' }] = received;
		const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
		const signature = createHmac('sha256', 'sandbox').update(signed).digest('base64');
		expect(headers['webhook-signature']).toBe(`v1,${signature}`);
		expect(JSON.parse(body)).toMatchObject({
			id: headers['webhook-id'],
			type: 'v1.project.paused',
			payload: { organization_slug: 'acme', is_test: true },
		});
		const list = async () => (await opened.ask('GET', `${path}/endpoints/${id}/deliveries`)).json;
		const { data } = await until(list, (one) => one.data[0].attributes.status === 'success');
		expect(data[0].attributes).toMatchObject({ response_code: 200, response_body: 'thanks' });
		await opened.ask('POST', `${path}/deliveries/${data[0].id}/retry`);
		await until(
			async () => received.length,
			(count) => count === 2,
		);
		await opened.ask('DELETE', `${path}/endpoints`);
	});

	test('a change in a project is reported to its organization’s endpoint', async () => {
		await create('/v2/organizations/acme/webhooks', 'v1.project.paused');
		await opened.ask('POST', `${project}/pause`);
		await until(
			async () => received.length,
			(count) => count === 1,
		);
		const { payload } = JSON.parse(received[0]?.body ?? '{}');
		expect(payload.project_ref).toBe(refOf(opened.sandbox, 'acme'));
	});
});
