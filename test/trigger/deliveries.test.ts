import { createHmac } from 'node:crypto';

import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { isRepeated } from '../../nodes/SupabaseManagementTrigger/repeats';
import {
	fieldsOfItems,
	fieldsOfSchema,
	problemsOfOutput,
	readTriggerSchema,
} from '../harness/outputSchema';
import { openSandbox, until, type Json } from '../sandbox/harness';
import { openN8n } from './n8n';

const endpoints = '/v2/organizations/acme/webhooks/endpoints';

const event = {
	id: '01890a5d-ac96-774b-bcce-b302099a8059',
	type: 'v1.project.paused',
	timestamp: '2026-11-20T10:15:00Z',
	payload: {
		organization_slug: 'acme',
		project_ref: 'abcdefghijklmnopqrst',
		actor: null,
	} as IDataObject,
};

const flat = {
	type: event.type,
	id: event.id,
	timestamp: event.timestamp,
	organization_slug: 'acme',
	project_ref: 'abcdefghijklmnopqrst',
	actor: null,
};

type N8n = Awaited<ReturnType<typeof openN8n>>;
const opened: N8n[] = [];
afterEach(async () => await Promise.all(opened.splice(0).map(async (n8n) => await n8n.close())));

afterEach(() => void jest.restoreAllMocks());

/** An active workflow, and a function that delivers to it. */
async function open(parameters: INodeParameters = {}) {
	const { sandbox, ask } = await openSandbox({ transitionSeconds: 0.05, deliveryPace: 0.001 });
	const n8n = await openN8n({ apiAddress: sandbox.url, accessToken: sandbox.token }, parameters);
	opened.push(n8n);
	await n8n.activate();

	const secret = () => (n8n.remembered().endpoint as { secret: string }).secret;
	const signed = (body: string, { by = secret(), at = Math.floor(Date.now() / 1000) } = {}) => {
		const key = Buffer.from(by.replace('whsec_', ''), 'base64');
		const signature = createHmac('sha256', key).update(`msg_1.${at}.${body}`).digest('base64');
		return {
			'webhook-id': 'msg_1',
			'webhook-timestamp': String(at),
			'webhook-signature': `v1,${signature}`,
		};
	};
	const send = async (headers: Record<string, string>, body: string, url = n8n.url()) =>
		(await fetch(url, { method: 'POST', headers, body })).status;
	const deliver = async (given: unknown = event) => {
		const body = JSON.stringify(given);
		return await send(signed(body), body);
	};
	return { sandbox, ask, n8n, secret, signed, send, deliver };
}

describe('a delivery from Supabase', () => {
	it('starts the workflow with a flat event', async () => {
		const { n8n, deliver } = await open();
		expect(await deliver()).toBe(200);
		expect(n8n.started).toEqual([flat]);
		expect(Object.keys(n8n.started[0]!).slice(0, 5)).toEqual([
			'type',
			'id',
			'timestamp',
			'organization_slug',
			'project_ref',
		]);
	});

	it('of an organization has no project', async () => {
		const { n8n, deliver } = await open();
		const payload = { organization_slug: 'acme', project_ref: null, actor: { user_id: '1' } };
		await deliver({ ...event, type: 'v1.organization.member.added', payload });
		expect(n8n.started).toEqual([
			{
				...flat,
				type: 'v1.organization.member.added',
				project_ref: null,
				actor: { user_id: '1' },
			},
		]);
	});

	it('has exactly the fields of the output schema', async () => {
		const { n8n, deliver } = await open({ options: { includeTestEvents: true } });
		const ofProject = { ...event.payload, is_test: true };
		const ofOrganization = { is_test: false, actor: { user_id: '1' } };
		const ofNothing = { ...ofOrganization, organization_slug: null };
		for (const [id, payload] of [ofProject, ofOrganization, ofNothing].entries()) {
			await deliver({ ...event, id: `event ${id}`, payload });
		}
		expect(n8n.started).toHaveLength(3);
		const schema = readTriggerSchema('SupabaseManagementTrigger');
		const declared = fieldsOfSchema(schema);
		expect(problemsOfOutput(schema, n8n.started)).toEqual([]);
		expect(fieldsOfItems(n8n.started, declared)).toEqual(declared);
	});

	it('may have fields with the names of the common fields', async () => {
		const { n8n, deliver } = await open();
		await deliver({ ...event, payload: { ...event.payload, id: 'hidden', name: 'Café' } });
		expect(n8n.started).toEqual([{ ...flat, name: 'Café' }]);
	});

	it('is returned unchanged without Simplify', async () => {
		const { n8n, deliver } = await open({ options: { simplify: false } });
		await deliver();
		expect(n8n.started).toEqual([event]);
	});

	it('is accepted, but starts nothing, if it contains no event', async () => {
		const { n8n, signed, send } = await open();
		for (const body of ['', 'null', '[]', '{"id":1}', 'no JSON', '{"id":"1","payload":null}']) {
			expect(await send(signed(body), body)).toBe(200);
		}
		expect(n8n.started).toEqual([]);
	});
});

describe('a delivery is refused with 401, and starts nothing, if it', () => {
	const body = JSON.stringify(event);

	it('is forged', async () => {
		const { n8n, signed, send } = await open();
		const by = `whsec_${Buffer.alloc(32, 1).toString('base64')}`;
		expect(await send(signed(body, { by }), body)).toBe(401);
		expect(await send(signed(body, { by: 'whsec_' }), body)).toBe(401);
		expect(n8n.started).toEqual([]);
	});

	it('was altered, even by one space that has no meaning in JSON', async () => {
		const { n8n, signed, send } = await open();
		expect(await send(signed(body), `${body} `)).toBe(401);
		expect(await send(signed(body), body.replace('paused', 'removed'))).toBe(401);
		expect(n8n.started).toEqual([]);
	});

	it.each([-310, 310])('is stale: %i seconds', async (offset) => {
		const { n8n, signed, send } = await open();
		const at = Math.floor(Date.now() / 1000) + offset;
		expect(await send(signed(body, { at }), body)).toBe(401);
		expect(n8n.started).toEqual([]);
	});

	it('is unsigned', async () => {
		const { n8n, send } = await open();
		expect(await send({}, body)).toBe(401);
		expect(n8n.started).toEqual([]);
	});

	it('has no raw body', async () => {
		const { n8n, signed } = await open();
		const path = new URL(n8n.url()).pathname;
		expect(await n8n.receive(path, signed(''), undefined as unknown as Buffer)).toBe(401);
	});

	it('is signed with the previous secret', async () => {
		const { n8n, secret, signed, send } = await open();
		const by = secret();
		n8n.loseWhatWasSaved();
		await n8n.activate();
		expect(await send(signed(body, { by }), body)).toBe(401);
		expect(await send(signed(body), body)).toBe(200);
	});

	it('arrives after n8n has lost its secret', async () => {
		const { n8n, signed, send } = await open();
		const headers = signed(body);
		n8n.loseWhatWasSaved();
		expect(await send(headers, body)).toBe(401);
	});
});

describe('a repeated delivery', () => {
	it('is accepted, but starts nothing, also after a restart', async () => {
		const { n8n, deliver } = await open();
		// n8n’s memory lasts for minutes; after that, only its saved data counts.
		const clock = jest.spyOn(Date, 'now');
		const now = Date.now();
		for (const later of [0, 1, 60_000, 86_400_000]) {
			clock.mockReturnValue(now + later);
			expect(await deliver()).toBe(200);
		}
		expect(n8n.started).toEqual([flat]);
	});

	it('starts the published workflow although it has reached the editor', async () => {
		const { n8n, signed, send } = await open();
		await n8n.listen();
		const body = JSON.stringify(event);
		const secret = n8n.listeningSecret();
		expect(await send(signed(body, { by: secret }), body, n8n.testUrl())).toBe(200);
		expect(await send(signed(body), body)).toBe(200);
		const started = n8n.started.filter(({ id }) => id === event.id);
		expect(started).toHaveLength(2);
	});

	it('starts nothing if both arrive at the same moment', async () => {
		const { n8n, deliver } = await open();
		expect(await Promise.all([deliver(), deliver(), deliver()])).toEqual([200, 200, 200]);
		expect(n8n.started).toHaveLength(1);
	});

	it('is recognized among many that arrived at the same moment', async () => {
		const { n8n, deliver } = await open();
		const events = Array.from({ length: 20 }, (_, index) => ({ ...event, id: `event ${index}` }));
		await Promise.all(events.map(deliver));
		expect(n8n.started).toHaveLength(20);
		expect(new Set(n8n.remembered().delivered as string[]).size).toBe(20);
	});

	it('is recognized if n8n is so slow that its saved data hides others', () => {
		const first: { delivered?: string[] } = {};
		const loadedAtTheSameTime: { delivered?: string[] } = {};
		expect(isRepeated(first, 'a slow n8n', 'one', 0)).toBe(false);
		expect(isRepeated(loadedAtTheSameTime, 'a slow n8n', 'other', 60_000)).toBe(false);
		expect(loadedAtTheSameTime.delivered).toEqual(['one', 'other']);
		// If the first is saved last, the other is not in the data that n8n loads next.
		expect(isRepeated(first, 'a slow n8n', 'other', 400_000)).toBe(true);
	});

	it('is remembered among the last 500, which is all that n8n stores', () => {
		const state: { delivered?: string[] } = {};
		const isNew = (index: number, at: number) =>
			!isRepeated(state, 'this test', `01890a5d-ac96-774b-bcce-b3020000${1000 + index}`, at);
		// Far enough apart that the process has forgotten what it keeps in memory.
		for (let index = 0; index < 520; index++) expect(isNew(index, index * 1_000_000)).toBe(true);
		for (let index = 20; index < 520; index++) expect(isNew(index, 600_000_000)).toBe(false);
		expect(state.delivered).toHaveLength(500);
		expect(JSON.stringify(state).length).toBeLessThan(30_000);
	});
});

describe('a test event', () => {
	const test = { ...event, payload: { ...event.payload, is_test: true } };

	it.each([
		[{}, 0],
		[{ includeTestEvents: false }, 0],
		[{ includeTestEvents: true }, 1],
	])('with the options %j starts an active workflow %i times', async (options, times) => {
		const { n8n, deliver } = await open({ options });
		expect(await deliver(test)).toBe(200);
		expect(n8n.started).toHaveLength(times);
	});
});

describe('with the sandbox', () => {
	it('a pause starts the workflow: from the change of status to the event', async () => {
		const { sandbox, ask, n8n } = await open();
		const [{ ref }] = sandbox.world.listProjects('acme') as [Json];
		await ask('POST', `/v1/projects/${ref}/pause`);
		await until(
			async () => n8n.started,
			(started) => started.length === 3,
		);
		expect(
			n8n.started.map(({ type, status, project_ref }) => [type, status, project_ref]).sort(),
		).toEqual([
			['v1.project.paused', undefined, ref],
			['v1.project.status.changed', 'INACTIVE', ref],
			['v1.project.status.changed', 'PAUSING', ref],
		]);
	});

	it('a delivery that n8n refuses is repeated four times, and an accepted one is not', async () => {
		const { sandbox, ask, n8n } = await open({ events: ['v1.project.restarted'] });
		const [{ id }] = (await ask('GET', endpoints)).json.data;
		const deliveries = async () =>
			(await ask('GET', `${endpoints}/${id}/deliveries?page[size]=50`)).json.data.map(
				({ attributes }: Json) => attributes,
			);
		sandbox.world.tell('v1.project.restarted', sandbox.world.listProjects('acme')[0]!);
		await until(
			async () => n8n.started,
			(started) => started.length === 1,
		);

		n8n.loseWhatWasSaved();
		sandbox.world.tell('v1.project.restarted', sandbox.world.listProjects('acme')[0]!);
		const all: Json[] = await until(deliveries, (list) => list.length === 6);
		await until(
			async () => n8n.statuses,
			(statuses) => statuses.length === 6,
		);
		expect(n8n.statuses).toEqual([200, 401, 401, 401, 401, 401]);
		expect(new Set(all.map(({ event_id }) => event_id)).size).toBe(2);
	});

	it('a delivery that is repeated after n8n was down starts the workflow once', async () => {
		const { sandbox, ask, n8n } = await open({ events: ['v1.project.restarted'] });
		const [{ id }] = (await ask('GET', endpoints)).json.data;
		const attributes = { custom_headers: {}, url: 'http://127.0.0.1:9/' };
		const body = { data: { type: 'endpoint', attributes } };
		await ask('PATCH', `${endpoints}/${id}`, { body });
		sandbox.world.tell('v1.project.restarted', sandbox.world.listProjects('acme')[0]!);
		await n8n.activate();
		await until(
			async () => n8n.started,
			(started) => started.length === 1,
		);
		expect(n8n.statuses).toEqual([200]);
	});
});
