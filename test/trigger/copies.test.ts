import type { Json } from '../sandbox/harness';
import { openSandbox, refOf } from '../sandbox/harness';
import { openN8n, type Copy } from './n8n';

const endpoints = '/v2/organizations/acme/webhooks/endpoints';

type N8n = Awaited<ReturnType<typeof openN8n>>;
const opened: N8n[] = [];
afterEach(async () => await Promise.all(opened.splice(0).map(async (n8n) => await n8n.close())));

/** The differences between a copy and its original. All other data is the same. */
const copies: Array<[string, Partial<Copy>]> = [
	['imported into another n8n with the same IDs', { instance: 'another n8n' }],
	['imported into another n8n', { instance: 'another n8n', workflowId: 'wf2' }],
	[
		'imported into another n8n through its editor',
		{
			instance: 'another n8n',
			workflowId: 'wf2',
			nodeId: 'another-node',
			webhookId: '11111111-2222-4333-8444-555555555555',
		},
	],
	['imported again under another workflow ID', { workflowId: 'wf2' }],
	['duplicated', { workflowId: 'wf2', webhookId: '11111111-2222-4333-8444-555555555555' }],
	[
		'duplicated with new node IDs',
		{
			workflowId: 'wf2',
			nodeId: 'another-node',
			webhookId: '11111111-2222-4333-8444-555555555555',
		},
	],
	[
		'a new node of the same name in the same workflow',
		{ nodeId: 'another-node', webhookId: '11111111-2222-4333-8444-555555555555' },
	],
];

const addresses: Array<[string, boolean]> = [
	['at an address of its own', false],
	['at the address of the original', true],
];

const cases = copies.flatMap(([copy, differences]) =>
	addresses.map(([address, isSame]) => ({ copy, differences, address, isSame })),
);

describe.each(cases)('a copy $copy, $address', ({ differences, isSame }) => {
	async function open(isOriginalActive: boolean) {
		const { sandbox, ask } = await openSandbox({ transitionSeconds: 0.05 });
		const credential = { apiAddress: sandbox.url, accessToken: sandbox.token };
		const list = async (path = endpoints): Promise<Json[]> =>
			(await ask('GET', path)).json.data.map(({ attributes }: Json) => attributes);
		const original = await openN8n(credential);
		opened.push(original);
		await original.activate();
		const exported = original.identity();
		if (!isOriginalActive) await original.deactivate();
		const copy = await openN8n(credential, {}, { ...exported, ...differences });
		opened.push(copy);
		if (isSame) copy.pretendToBeAt(new URL(original.url()).origin);
		return { sandbox, list, original, copy };
	}

	/** The steps of a copy, and how many endpoints of its own it has then. */
	const actions: Array<[string, (copy: N8n) => Promise<unknown>, number]> = [
		['is deactivated without having been active', async (copy) => await copy.deactivate(), 0],
		['stops listening without having listened', async (copy) => await copy.stopListening(), 0],
		['listens', async (copy) => await copy.listen(), 1],
		['stops listening', async (copy) => await copy.stopListening(), 0],
		['is activated', async (copy) => await copy.activate(), 1],
		['is activated again', async (copy) => await copy.activate(), 1],
		['listens while it is active', async (copy) => await copy.listen(), 2],
		['stops listening while it is active', async (copy) => await copy.stopListening(), 1],
		['is deactivated', async (copy) => await copy.deactivate(), 0],
	];

	it('leaves the endpoint of the original alone, whatever it does', async () => {
		const { sandbox, list, original, copy } = await open(true);
		const [before] = await list();
		const path = `${endpoints}/${before.id}`;
		for (const [action, act, own] of actions) {
			sandbox.requests.length = 0;
			await act(copy);
			const touched = sandbox.requests.filter((sent) => sent.path.startsWith(path));
			expect([action, touched]).toEqual([action, []]);
			expect((await list()).find(({ id }) => id === before.id)).toEqual(before);
			expect([action, (await list()).length]).toEqual([action, 1 + own]);
			expect(await original.exists()).toBe(true);
		}
	});

	it('has an endpoint of its own while the original is off', async () => {
		const { list, copy } = await open(false);
		await copy.deactivate();
		expect(await list()).toEqual([]);
		await copy.listen();
		expect(await list()).toHaveLength(1);
		await copy.stopListening();
		expect(await list()).toEqual([]);
		await copy.activate();
		expect(await list()).toHaveLength(1);
		await copy.deactivate();
		expect(await list()).toEqual([]);
	});

	it('forgets the secret of the original', async () => {
		const { original, copy } = await open(true);
		const { secret } = original.remembered().endpoint as { secret: string };
		expect(copy.identity().saved).toContain(secret);
		await copy.activate();
		expect(copy.identity().saved).not.toContain(secret);
		await copy.deactivate();
		expect(copy.remembered()).toEqual({});
	});

	it('does not prevent the original from repairing, moving and removing its own endpoint', async () => {
		const { sandbox, list, original, copy } = await open(true);
		await copy.activate();
		const ofCopy = (await list()).at(-1)!;

		original.parameters.events = ['v1.project.paused'];
		expect(await original.exists()).toBe(false);
		await original.activate();
		expect((await list())[0]).toMatchObject({ event_types: [{ type: 'v1.project.paused' }] });

		const ref = refOf(sandbox, 'acme');
		original.parameters.scope = 'project';
		original.parameters.projectRef = { __rl: true, mode: 'id', value: ref };
		await original.activate();
		const ofProject = `/v2/projects/${ref}/webhooks/endpoints`;
		expect(await list(ofProject)).toHaveLength(1);
		expect(await list()).toEqual([ofCopy]);

		await original.deactivate();
		expect(await list(ofProject)).toEqual([]);
		expect(await list()).toEqual([ofCopy]);
	});
});

it('a workflow that moves to another address takes its endpoint with it', async () => {
	const { sandbox, ask } = await openSandbox({ transitionSeconds: 0.05 });
	const n8n = await openN8n({ apiAddress: sandbox.url, accessToken: sandbox.token });
	opened.push(n8n);
	await n8n.activate();
	n8n.pretendToBeAt('https://n8n.example.com');
	await n8n.activate();
	const { data } = (await ask('GET', endpoints)).json;
	expect(data).toHaveLength(1);
	expect(data[0].attributes.url).toMatch(/^https:\/\/n8n\.example\.com\//);
	await n8n.deactivate();
	expect((await ask('GET', endpoints)).json.data).toEqual([]);
});
