/** Both triggers in a real n8n: events from Supabase, and changes that n8n finds by polling. */
import { createRequire } from 'node:module';
import path from 'node:path';

import type { IDataObject, INodeParameters, IRunExecutionData } from 'n8n-workflow';

import { n8nFolder } from '../../sandbox/folders.ts';
import { N8n } from './harness/n8n.ts';
import { askSandbox, resetSandbox } from './harness/sandbox.ts';
import { until } from './harness/until.ts';

/** n8n’s format for executions. */
const { parse } = createRequire(path.join(n8nFolder, 'package.json'))('flatted') as {
	parse: (text: string) => IRunExecutionData;
};

const endpoints = '/v2/organizations/acme/webhooks/endpoints';

const credentials = {
	supabaseManagementTokenApi: { id: 'supabaseSandbox1', name: 'Supabase access token' },
};

type Execution = { mode: string; status: string; error?: string; items: IDataObject[] };

type Created = { id: string; versionId: string };

/** The static data of the nodes that the tests use. */
type Saved = { delivered?: string[]; about?: string };

type Delivery = { id: string; attributes: { status: string } };

let n8n: N8n;
const active: Created[] = [];

beforeAll(async () => {
	n8n = await N8n.signIn();
});

beforeEach(resetSandbox);

afterEach(async () => {
	for (const { id } of active.splice(0)) await n8n.ask('POST', `/workflows/${id}/deactivate`, {});
});

/** @param following A node after the trigger. */
async function create(
	type: string,
	parameters: INodeParameters,
	following?: { type: string; typeVersion: number; parameters: INodeParameters },
): Promise<Created> {
	const next = { id: 'node-2', name: 'Next', position: [200, 0], ...following };
	return await n8n.ask<Created>('POST', '/workflows', {
		name: type,
		nodes: [
			{
				id: 'node-1',
				name: 'Trigger',
				type: `n8n-nodes-supabase-management.${type}`,
				typeVersion: 1,
				position: [0, 0],
				webhookId: crypto.randomUUID(),
				parameters: { authentication: 'accessToken', ...parameters },
				credentials,
			},
			...(following === undefined ? [] : [next]),
		],
		connections:
			following === undefined
				? {}
				: { Trigger: { main: [[{ node: 'Next', type: 'main', index: 0 }]] } },
	});
}

async function activate(workflow: Created): Promise<void> {
	active.push(workflow);
	const { id, versionId } = workflow;
	await n8n.ask('POST', `/workflows/${id}/activate`, { versionId });
}

/** The finished executions of a workflow, latest first. */
async function executionsOf(workflow: Created): Promise<Execution[]> {
	const ended = (await started(workflow)).filter(({ status }) =>
		['success', 'error'].includes(status),
	);
	return await Promise.all(
		ended.map(async ({ id }) => {
			const { mode, status, data } = await n8n.ask<Execution & { data: string }>(
				'GET',
				`/executions/${id}`,
			);
			const { runData, error } = parse(data).resultData;
			const items = runData.Trigger?.[0]?.data?.main?.[0] ?? [];
			return { mode, status, error: error?.message, items: items.map(({ json }) => json) };
		}),
	);
}

async function started({ id }: Created): Promise<Array<{ id: string; status: string }>> {
	const filter = encodeURIComponent(JSON.stringify({ workflowId: id }));
	const { results } = await n8n.ask<{ results: Array<{ id: string; status: string }> }>(
		'GET',
		`/executions?filter=${filter}`,
	);
	return results;
}

/** The trigger’s data in n8n’s database. */
async function savedFor({ id }: Created): Promise<Saved | undefined> {
	const { staticData } = await n8n.ask<{ staticData: IDataObject | null }>(
		'GET',
		`/workflows/${id}`,
	);
	return staticData?.['node:Trigger'] as Saved | undefined;
}

const listEndpoints = async () =>
	(await askSandbox('GET', endpoints)).data as Array<{ id: string; attributes: { url: string } }>;

const deliveriesTo = async (endpoint: { id: string }): Promise<Delivery[]> =>
	(await askSandbox('GET', `${endpoints}/${endpoint.id}/deliveries`)).data;

async function refOf(name: string): Promise<string> {
	const projects = await askSandbox<Array<{ ref: string; name: string }>>('GET', '/v1/projects');
	return projects.find((project) => project.name === name)!.ref;
}

/** Pauses a project, and waits until it is paused. */
async function pause(ref: string): Promise<void> {
	await askSandbox('POST', `/v1/projects/${ref}/pause`);
	const project = async () => await askSandbox<{ status: string }>('GET', `/v1/projects/${ref}`);
	await until(project, ({ status }) => status === 'INACTIVE');
}

const onPause: INodeParameters = {
	scope: 'organization',
	// n8n checks typed IDs with regular expressions, whose time limit is too short for a busy
	// machine.
	organizationSlug: { __rl: true, mode: 'list', value: 'acme' },
	events: ['v1.project.paused'],
	options: {},
};

describe('Supabase Management Trigger', () => {
	it('starts on a pause, once, and leaves nothing behind', async () => {
		const workflow = await create('supabaseManagementTrigger', onPause);
		await activate(workflow);
		const [endpoint] = await until(listEndpoints, (list) => list.length === 1);
		const ref = await refOf('Acme Production');
		await pause(ref);
		const executions = async () => await executionsOf(workflow);
		const [execution] = await until(executions, (list) => list.length === 1);
		expect(execution).toMatchObject({
			mode: 'webhook',
			status: 'success',
			items: [{ type: 'v1.project.paused', project_ref: ref, organization_slug: 'acme' }],
		});

		const forged = await fetch(endpoint!.attributes.url, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: '{"id":"1","type":"v1.project.paused","payload":{}}',
		});
		expect(forged.status).toBe(401);

		const saved = async () => await savedFor(workflow);
		await until(saved, (state) => state?.delivered?.[0] === execution!.items[0]!.id);
		const deliveries = async () => await deliveriesTo(endpoint!);
		const [{ id }] = (await deliveries()) as [Delivery];
		await askSandbox('POST', `/v2/organizations/acme/webhooks/deliveries/${id}/retry`);
		await until(
			deliveries,
			(list) => list.length === 2 && list[0]!.attributes.status === 'success',
		);

		await n8n.ask('POST', `/workflows/${workflow.id}/deactivate`, {});
		await until(listEndpoints, (list) => list.length === 0);
		expect(await started(workflow)).toHaveLength(1);
	});

	it('responds while the workflow is still running', async () => {
		const workflow = await create('supabaseManagementTrigger', onPause, {
			type: 'n8n-nodes-base.wait',
			typeVersion: 1.1,
			parameters: { amount: 1, unit: 'hours' },
		});
		await activate(workflow);
		const [endpoint] = await until(listEndpoints, (list) => list.length === 1);
		await pause(await refOf('Acme Production'));
		const executions = async () => await started(workflow);
		const deliveries = async () => await deliveriesTo(endpoint!);
		await until(deliveries, ([first]) => first?.attributes.status === 'success');
		await until(executions, ([first]) => first?.status === 'waiting');
	});

	it('accepts a repeated delivery after n8n was not reachable', async () => {
		const workflow = await create('supabaseManagementTrigger', onPause);
		await activate(workflow);
		const [endpoint] = await until(listEndpoints, (list) => list.length === 1);
		const moveTo = async (url: string) =>
			await askSandbox('PATCH', `${endpoints}/${endpoint!.id}`, {
				data: { type: 'endpoint', attributes: { url, custom_headers: {} } },
			});
		await moveTo('http://127.0.0.1:9/');
		await pause(await refOf('Acme Production'));
		const deliveries = async () => await deliveriesTo(endpoint!);
		await until(deliveries, ([first]) => first?.attributes.status === 'failure');
		await moveTo(endpoint!.attributes.url);
		// Supabase waits before it repeats the delivery.
		const executions = async () => await executionsOf(workflow);
		await until(executions, (list) => list.length === 1);
		const [, ...failed] = await until(
			deliveries,
			([latest]) => latest!.attributes.status === 'success',
		);
		expect(new Set(failed.map(({ attributes }) => attributes.status))).toEqual(
			new Set(['failure']),
		);
	});

	it('receives a test event while it listens in the editor', async () => {
		const workflow = await create('supabaseManagementTrigger', onPause);
		await n8n.ask('POST', `/workflows/${workflow.id}/run`, {
			triggerToStartFrom: { name: 'Trigger' },
		});
		const executions = async () => await executionsOf(workflow);
		const [execution] = await until(executions, (list) => list.length === 1);
		expect(execution).toMatchObject({ mode: 'manual', items: [{ is_test: true }] });
		await until(listEndpoints, (list) => list.length === 0);
	});
});

describe('Supabase Management Watch Trigger', () => {
	// n8n polls at most once a minute, so two watches are tested together.
	it('starts on a change, once; a failed project does not affect the others, and shows', async () => {
		const watch = async (kind: string) => {
			const workflow = await create('supabaseManagementWatchTrigger', {
				pollTimes: { item: [{ mode: 'everyMinute' }] },
				watch: kind,
				scope: 'all',
			});
			await activate(workflow);
			await until(
				async () => await savedFor(workflow),
				(state) => state?.about !== undefined,
			);
			expect(await started(workflow)).toEqual([]);
			return { workflow, executions: async () => await executionsOf(workflow) };
		};
		const status = await watch('projectStatus');
		const secrets = await watch('secretsAndKeys');

		const [paused, failing, other] = await Promise.all([
			refOf('Acme Production'),
			refOf('Acme Staging'),
			refOf('Initech Reports'),
		]);
		await askSandbox('POST', '/_sandbox/fail', {
			method: 'GET',
			path: `^/v1/projects/${failing}/secrets$`,
			status: 403,
			times: 1000,
		});
		await askSandbox('POST', `/v1/projects/${other}/secrets`, [{ name: 'NEW', value: '1' }]);
		await pause(paused);

		expect(await until(status.executions, (list) => list.length > 0)).toEqual([
			expect.objectContaining({
				mode: 'trigger',
				status: 'success',
				items: [expect.objectContaining({ event: 'paused', project_ref: paused })],
			}),
		]);
		const both = await until(secrets.executions, (list) => list.length === 2);
		expect(both).toContainEqual(
			expect.objectContaining({
				status: 'success',
				items: [expect.objectContaining({ event: 'secretAdded', project_ref: other, name: 'NEW' })],
			}),
		);
		expect(both).toContainEqual(
			expect.objectContaining({ status: 'error', error: 'The sandbox fails on request' }),
		);

		await askSandbox('POST', '/_sandbox/fail', {
			method: 'GET',
			path: '^/v1/projects$',
			status: 403,
			times: 1000,
		});
		const [failed] = await until(status.executions, (list) => list.length > 1);
		expect(failed).toMatchObject({ status: 'error', error: 'The sandbox fails on request' });
	}, 600_000);
});
