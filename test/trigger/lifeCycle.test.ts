import type { INodeParameters, NodeApiError } from 'n8n-workflow';

import { openSandbox, refOf, until, type Json } from '../sandbox/harness';
import { openN8n } from './n8n';

const endpoints = '/v2/organizations/acme/webhooks/endpoints';

type N8n = Awaited<ReturnType<typeof openN8n>>;
const opened: N8n[] = [];
afterEach(async () => await Promise.all(opened.splice(0).map(async (n8n) => await n8n.close())));

async function open(parameters: INodeParameters = {}) {
	const { sandbox, ask } = await openSandbox({ transitionSeconds: 0.05 });
	const credential = { apiAddress: sandbox.url, accessToken: sandbox.token };
	const n8n = await openN8n(credential, parameters);
	opened.push(n8n);
	const list = async (path = endpoints): Promise<Json[]> =>
		(await ask('GET', path)).json.data.map(({ attributes }: Json) => attributes);
	/** The requests to the API, except those that read. */
	const changes = () =>
		sandbox.requests
			.filter(({ method }) => method !== 'GET')
			.map(({ method, path, body }) => ({ method, path, body: body as Json }));
	const register = async (attributes: Json, path = endpoints) =>
		(await ask('POST', path, { body: { data: { type: 'endpoint', attributes } } })).json.data.id;
	return { sandbox, ask, credential, n8n, list, changes, register };
}

const others = {
	url: 'https://example.com/hooks',
	event_types: [{ type: '*' }],
	signing_secret: 'somebody else’s',
	description: 'Of somebody else',
};

const described = expect.stringMatching(
	/^n8n workflow wf1, node node \d+, instance [0-9a-f]{12}, secret [0-9a-f]{12}$/,
) as string;

describe('activating', () => {
	it('registers an endpoint with a random secret, and deactivating removes it', async () => {
		const { n8n, list, changes } = await open({
			events: ['v1.project.paused', 'v1.organization.member.added'],
		});
		await n8n.activate();
		expect(await list()).toEqual([
			expect.objectContaining({
				url: n8n.url(),
				enabled: true,
				description: described,
				event_types: [{ type: 'v1.project.paused' }, { type: 'v1.organization.member.added' }],
			}),
		]);
		const { signing_secret } = changes()[0]!.body.data.attributes;
		expect(signing_secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);

		await n8n.deactivate();
		expect(await list()).toEqual([]);
		expect(n8n.remembered()).toEqual({});

		await n8n.activate();
		const again = changes().at(-1)!.body.data.attributes.signing_secret;
		expect(again).toMatch(/^whsec_/);
		expect(again).not.toBe(signing_secret);
	});

	it('registers with one project', async () => {
		const { sandbox, n8n, list } = await open({ scope: 'project' });
		const ref = refOf(sandbox, 'acme');
		n8n.parameters.projectRef = {
			__rl: true,
			mode: 'url',
			value: `https://supabase.com/dashboard/project/${ref}`,
		};
		await n8n.activate();
		expect(await list(`/v2/projects/${ref}/webhooks/endpoints`)).toHaveLength(1);
		expect(await list()).toEqual([]);
		await n8n.deactivate();
		expect(await list(`/v2/projects/${ref}/webhooks/endpoints`)).toEqual([]);
	});

	it('requests only Any Event if other events are selected too', async () => {
		const { n8n, list } = await open({ events: ['v1.project.paused', '*'] });
		await n8n.activate();
		expect((await list())[0].event_types).toEqual([{ type: '*' }]);
	});

	it('never touches other endpoints', async () => {
		const { n8n, list, register } = await open();
		await register(others);
		await register({ ...others, url: n8n.url() });
		await register({ ...others, url: n8n.testUrl() });
		const before = await list();
		await n8n.activate();
		await n8n.activate();
		await n8n.deactivate();
		expect(await list()).toEqual(before);
	});

	it('changes nothing if n8n restarts and everything is in order', async () => {
		const { n8n, changes } = await open();
		await n8n.activate();
		const before = changes();
		await n8n.activate();
		expect(changes()).toEqual(before);
	});
});

describe('the next activation repairs', () => {
	/** The endpoint of a workflow; it has been removed. */
	const leftover = async (n8n: N8n, list: () => Promise<Json[]>): Promise<Json> => {
		await n8n.activate();
		const endpoint = (await list()).at(-1)!;
		await n8n.deactivate();
		return endpoint;
	};

	it.each([
		['disabled', { enabled: false }],
		['sent elsewhere', { url: 'https://example.com/elsewhere' }],
		['given other events', { event_types: [{ type: 'v1.project.removed' }] }],
		['renamed', { description: 'Renamed' }],
	])('an endpoint that was %s', async (_, attributes) => {
		const { ask, n8n, list, changes } = await open({ events: ['v1.project.paused'] });
		await n8n.activate();
		const [before] = await list();
		const path = `${endpoints}/${before.id}`;
		await ask('PATCH', path, { body: { data: { type: 'endpoint', attributes } } });
		expect(await n8n.exists()).toBe(false);

		await n8n.activate();
		expect(await list()).toEqual([{ ...before, description: described }]);
		expect(changes().at(-1)).toMatchObject({ method: 'PATCH', path });
		expect(changes().at(-1)!.body.data.attributes.signing_secret).toMatch(/^whsec_/);
		expect(await n8n.exists()).toBe(true);
	});

	it('an endpoint that was removed', async () => {
		const { ask, n8n, list } = await open();
		await n8n.activate();
		const [{ id }] = await list();
		await ask('DELETE', `${endpoints}/${id}`);
		await n8n.activate();
		expect(await list()).toHaveLength(1);
		expect((await list())[0].id).not.toBe(id);
	});

	it('what a crashed n8n left behind: one endpoint is reused with a new secret, and none accumulate', async () => {
		const { sandbox, n8n, list } = await open();
		await n8n.activate();
		const [before] = await list();
		for (let crash = 0; crash < 3; crash++) {
			n8n.loseWhatWasSaved();
			await n8n.activate();
		}
		expect(await list()).toEqual([{ ...before, description: described }]);

		sandbox.world.tell('v1.project.restarted', sandbox.world.listProjects('acme')[0]!);
		await until(
			async () => n8n.statuses,
			(statuses) => statuses.length === 1,
		);
		expect(n8n.statuses).toEqual([200]);
	});

	it('several leftovers, of which one stays', async () => {
		const { n8n, list, register } = await open();
		const { description } = await leftover(n8n, list);
		const again = { ...others, url: n8n.url(), description };
		for (let count = 0; count < 3; count++) await register(again);
		const [first] = await list();
		await n8n.activate();
		expect((await list()).map(({ id }) => id)).toEqual([first.id]);
	});

	it('a leftover on the second page', async () => {
		const { n8n, list, register } = await open();
		const { description } = await leftover(n8n, list);
		for (let count = 0; count < 101; count++) await register(others);
		const id = await register({ ...others, url: n8n.url(), description });
		await n8n.activate();
		expect(n8n.remembered()).toMatchObject({ endpoint: { id } });
		expect(await list(`${endpoints}?page[limit]=200`)).toHaveLength(102);
	});

	it('a registration that the credential can no longer remove, and reports that it is still there', async () => {
		const { sandbox, n8n, list } = await open();
		await n8n.activate();
		n8n.parameters.organizationSlug = { __rl: true, mode: 'id', value: 'globex' };
		sandbox.fail({ method: 'DELETE', status: 403 });
		await n8n.activate();
		expect(await list('/v2/organizations/globex/webhooks/endpoints')).toHaveLength(1);
		expect(n8n.warnings).toEqual([
			'The previous endpoint is still registered at Supabase: The sandbox fails on request',
		]);
	});

	it('a registration in another organization or project, which is removed first', async () => {
		const { sandbox, n8n, list } = await open();
		await n8n.activate();
		n8n.parameters.scope = 'project';
		const ref = refOf(sandbox, 'acme');
		n8n.parameters.projectRef = { __rl: true, mode: 'id', value: ref };
		await n8n.activate();
		expect(await list()).toEqual([]);
		expect(await list(`/v2/projects/${ref}/webhooks/endpoints`)).toHaveLength(1);
	});
});

describe('deactivating', () => {
	it('removes the endpoint where it was registered, whatever the parameters are now', async () => {
		const { n8n, list } = await open();
		await n8n.activate();
		n8n.parameters.organizationSlug = { __rl: true, mode: 'id', value: 'globex' };
		await n8n.deactivate();
		expect(await list()).toEqual([]);
	});

	it('succeeds if the endpoint has already been removed', async () => {
		const { ask, n8n, list } = await open();
		await n8n.activate();
		await ask('DELETE', `${endpoints}/${(await list())[0].id}`);
		expect(await n8n.deactivate()).toBe(true);
		expect(n8n.remembered()).toEqual({});
	});

	it('removes an endpoint that n8n failed to save, and no others', async () => {
		const { n8n, list, register } = await open();
		await register(others);
		const before = await list();
		await n8n.activate();
		n8n.loseWhatWasSaved();
		await n8n.deactivate();
		expect(await list()).toEqual(before);
	});

	it('changes nothing if nothing was registered, and does not fail if it cannot check', async () => {
		const { sandbox, n8n, changes } = await open();
		expect(await n8n.deactivate()).toBe(true);
		sandbox.fail({ path: endpoints, status: 403 });
		expect(await n8n.deactivate()).toBe(true);
		expect(changes()).toEqual([]);
	});

	it('does not forget an endpoint that Supabase did not remove', async () => {
		const { sandbox, n8n, list } = await open();
		await n8n.activate();
		sandbox.fail({ method: 'DELETE', status: 403, times: 1 });
		await expect(n8n.deactivate()).rejects.toThrow('The sandbox fails on request');
		expect(n8n.remembered()).toMatchObject({ endpoint: { id: (await list())[0].id } });
		await n8n.activate();
		expect(await list()).toHaveLength(1);
	});
});

describe('a refused activation', () => {
	const refusal = async (activation: Promise<unknown>) =>
		(await activation.then(
			() => undefined,
			(error: unknown) => error,
		)) as NodeApiError;

	it('in early access says so, and suggests the watch trigger', async () => {
		const { sandbox, n8n } = await open();
		const body = { error: { code: 'forbidden.access_disabled', message: 'Access is disabled' } };
		sandbox.fail({ path: endpoints, status: 403, body, times: 9 });
		const error = await refusal(n8n.activate());
		expect(error.message).toBe('Access is disabled');
		expect(error.description).toMatch(/early access.*use the Supabase Management Watch Trigger/);
	});

	it('does not confuse a missing permission with early access', async () => {
		const { sandbox, n8n } = await open();
		sandbox.fail({ path: endpoints, status: 403, times: 9 });
		const error = await refusal(n8n.activate());
		expect(error.message).toBe('The sandbox fails on request');
		expect(error.description).not.toMatch(/Watch Trigger/);
	});

	it('advises an n8n whose domain Supabase does not accept to set another', async () => {
		const { sandbox, n8n, list } = await open();
		const body = {
			error: { code: 'bad_request', message: 'url must resolve to a public address' },
		};
		sandbox.fail({ method: 'POST', path: endpoints, status: 400, body });
		const error = await refusal(n8n.activate());
		expect(error.message).toBe('url must resolve to a public address');
		expect(error.description).toMatch(/^Set the environment variable WEBHOOK_URL/);
		expect(await list()).toEqual([]);
	});

	it.each([
		'http://localhost:5678',
		'http://192.168.1.5:5678',
		'https://8.8.8.8',
		'http://n8n:5678',
	])(
		'of an n8n at %s reports that Supabase cannot reach it, before anything is sent',
		async (address) => {
			const { sandbox, credential, n8n } = await open();
			credential.apiAddress = 'https://api.supabase.com';
			n8n.pretendToBeAt(address);
			const error = await refusal(n8n.activate());
			expect(error.message).toBe(
				`Supabase cannot reach this n8n: its webhook address is ${address}`,
			);
			expect(error.description).toMatch(/WEBHOOK_URL.*Nothing was sent/);
			expect(sandbox.requests).toEqual([]);
		},
	);

	it.each([
		[{ events: [] }, 'Events is empty'],
		[{ organizationSlug: { __rl: true, mode: 'id', value: '' } }, 'Organization is empty'],
		[{ scope: 'project' }, 'Project is empty'],
	])('has the parameters %j', async (parameters, message) => {
		const { sandbox, n8n } = await open(parameters);
		expect((await refusal(n8n.activate())).message).toBe(message);
		expect(sandbox.requests).toEqual([]);
	});

	it('has a read-only credential', async () => {
		const { n8n, credential, changes } = await open();
		Object.assign(credential, { readOnly: true });
		expect((await refusal(n8n.activate())).message).toMatch(/^The credential is read-only/);
		expect(changes()).toEqual([]);
	});

	it('has a project that the credential does not allow, or an organization if it allows only projects', async () => {
		const { sandbox, n8n, credential, changes } = await open();
		Object.assign(credential, { allowedProjects: 'abcdefghijklmnopqrst' });
		expect((await refusal(n8n.activate())).message).toMatch(/allows only certain projects/);
		n8n.parameters.scope = 'project';
		n8n.parameters.projectRef = { __rl: true, mode: 'id', value: refOf(sandbox, 'acme') };
		expect((await refusal(n8n.activate())).message).toMatch(/does not allow the project/);
		expect(changes()).toEqual([]);
	});
});

describe('listening in the editor', () => {
	it('requests a test event, which starts the workflow, and then leaves nothing behind', async () => {
		const { n8n, list } = await open({ events: ['v1.project.restored'] });
		await n8n.activate();
		await n8n.listen();
		expect((await list()).map(({ url }) => url)).toEqual([n8n.url(), n8n.testUrl()]);
		await until(
			async () => n8n.started,
			(started) => started.length > 0,
		);
		expect(n8n.started).toEqual([
			expect.objectContaining({ type: 'v1.project.restored', is_test: true }),
		]);
		await n8n.stopListening();
		expect((await list()).map(({ url }) => url)).toEqual([n8n.url()]);
		expect(n8n.warnings).toEqual([]);
	});

	it('continues if no test event can be sent, and logs the reason', async () => {
		const { sandbox, n8n, list } = await open();
		sandbox.fail({ method: 'POST', path: '/test', status: 403, times: 9 });
		await n8n.listen();
		await until(
			async () => n8n.warnings,
			(warnings) => warnings.length > 0,
		);
		expect(n8n.warnings[0]).toMatch(/^No test event from Supabase: The sandbox fails on request/);
		expect(await list()).toHaveLength(1);
	});
});
