import type { NodeApiError } from 'n8n-workflow';

import { openSandbox, type Json } from '../sandbox/harness';
import { openN8n } from './n8n';

const endpoints = '/v2/organizations/acme/webhooks/endpoints';

type N8n = Awaited<ReturnType<typeof openN8n>>;
const opened: N8n[] = [];
afterEach(async () => await Promise.all(opened.splice(0).map(async (n8n) => await n8n.close())));

async function open() {
	const { sandbox, ask } = await openSandbox({ transitionSeconds: 0.05 });
	const n8n = await openN8n({ apiAddress: sandbox.url, accessToken: sandbox.token });
	opened.push(n8n);
	const list = async (): Promise<Json[]> =>
		(await ask('GET', endpoints)).json.data.map(({ attributes }: Json) => attributes);
	return { sandbox, ask, n8n, list };
}

const attributes = {
	url: 'https://example.com',
	description: null,
	enabled: true,
	event_types: [],
};

const wrong: Array<[string, unknown]> = [
	['a web page', '<html><body>Sign in</body></html>'],
	['null', null],
	['text', 'OK'],
	['a list', []],
	['an object without data', {}],
	['data that is null', { data: null }],
	['data that is text', { data: 'OK' }],
	['an endpoint without attributes', { data: { type: 'endpoint', id: '1' } }],
	['a list of null', { data: [null] }],
	['a list of text', { data: ['OK'] }],
	['events that are null', { data: { id: '1', attributes: { ...attributes, event_types: null } } }],
	[
		'events that are text',
		{ data: { id: '1', attributes: { ...attributes, event_types: ['*'] } } },
	],
	['a switch that is text', { data: { id: '1', attributes: { ...attributes, enabled: 'true' } } }],
	['no ID', { data: { attributes } }],
];

const rejection = async (work: Promise<unknown>) =>
	(await work.then(
		() => undefined,
		(error: unknown) => error,
	)) as NodeApiError;

describe.each(wrong)('an answer that is %s', (_, body) => {
	const answer = { status: 200, body, times: 9, headers: { 'content-type': 'application/json' } };

	it.each([
		['the list', 'GET'],
		['what was created', 'POST'],
	])('is refused as %s, with a clear error', async (_what, method) => {
		const { sandbox, n8n } = await open();
		sandbox.fail({ method, path: `${endpoints}$`, ...answer });
		const error = await rejection(n8n.activate());
		expect(error.message).toBe('Supabase’s response cannot be read');
		expect(error.description).toMatch(/^Expected .*, got .*\./);
		expect(n8n.remembered()).toEqual({});
	});

	it('is refused as the endpoint, and the node keeps its data', async () => {
		const { sandbox, n8n, list } = await open();
		await n8n.activate();
		const before = n8n.remembered();
		sandbox.fail({ method: 'GET', path: `${endpoints}/.+`, ...answer, times: 1 });
		expect((await rejection(n8n.exists())).message).toBe('Supabase’s response cannot be read');
		expect(n8n.remembered()).toEqual(before);
		expect(await n8n.exists()).toBe(true);
		expect(await list()).toHaveLength(1);
	});
});

describe.each([
	[400, 'Resource has been removed'],
	[404, 'Resource has been removed'],
	[404, 'Not found'],
])(
	'if the organization or project no longer exists, and the API returns %i %s',
	(status, message) => {
		it('deactivating succeeds', async () => {
			const { sandbox, n8n } = await open();
			await n8n.activate();
			sandbox.fail({ path: endpoints, status, body: { message }, times: 9 });
			expect(await n8n.deactivate()).toBe(true);
			expect(n8n.remembered()).toEqual({});
		});

		it('the endpoint is registered in the next one that is selected', async () => {
			const { sandbox, ask, n8n } = await open();
			await n8n.activate();
			sandbox.fail({ path: endpoints, status, body: { message }, times: 9 });
			n8n.parameters.organizationSlug = { __rl: true, mode: 'id', value: 'globex' };
			await n8n.activate();
			const { data } = (await ask('GET', endpoints.replace('acme', 'globex'))).json;
			expect(data).toHaveLength(1);
			expect(n8n.warnings).toEqual([]);
		});
	},
);

it('an error about something else does not make the node forget', async () => {
	const { sandbox, n8n } = await open();
	await n8n.activate();
	sandbox.fail({ method: 'DELETE', status: 400, body: { message: 'Not that way' } });
	await expect(n8n.deactivate()).rejects.toThrow('Not that way');
	expect(n8n.remembered()).toHaveProperty('endpoint');
});
