/** Both triggers in a real n8n: what Supabase tells, and what n8n finds out by looking. */
import { createRequire } from 'node:module';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import type { IDataObject, INodeParameters, IRunExecutionData } from 'n8n-workflow';

import { n8nFolder } from '../../sandbox/folders.ts';
import { N8n } from './harness/n8n.ts';
import { askSandbox, resetSandbox } from './harness/sandbox.ts';

/** How n8n writes executions down. */
const { parse } = createRequire(path.join(n8nFolder, 'package.json'))('flatted') as {
	parse: (text: string) => IRunExecutionData;
};

const endpoints = '/v2/organizations/acme/webhooks/endpoints';

const credentials = {
	supabaseManagementTokenApi: { id: 'supabaseSandbox1', name: 'Supabase access token' },
};

type Execution = { mode: string; status: string; error?: string; items: IDataObject[] };

type Created = { id: string; versionId: string };

let n8n: N8n;
const active: Created[] = [];

beforeAll(async () => {
	n8n = await N8n.signIn();
});

beforeEach(resetSandbox);

afterEach(async () => {
	for (const { id } of active.splice(0)) await n8n.ask('POST', `/workflows/${id}/deactivate`, {});
});

async function create(type: string, parameters: INodeParameters): Promise<Created> {
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
		],
		connections: {},
	});
}

async function activate(workflow: Created): Promise<void> {
	active.push(workflow);
	const { id, versionId } = workflow;
	await n8n.ask('POST', `/workflows/${id}/activate`, { versionId });
}

/** What a workflow has executed, the latest first. */
async function executionsOf({ id }: Created): Promise<Execution[]> {
	const filter = encodeURIComponent(JSON.stringify({ workflowId: id }));
	const { results } = await n8n.ask<{ results: Array<{ id: string; status: string }> }>(
		'GET',
		`/executions?filter=${filter}`,
	);
	const ended = results.filter(({ status }) => ['success', 'error'].includes(status));
	return await Promise.all(
		ended.map(async (result) => {
			const { mode, status, data } = await n8n.ask<Execution & { data: string }>(
				'GET',
				`/executions/${result.id}`,
			);
			const { runData, error } = parse(data).resultData;
			const items = runData.Trigger?.[0]?.data?.main?.[0] ?? [];
			return { mode, status, error: error?.message, items: items.map(({ json }) => json) };
		}),
	);
}

/** Waits until something is so. */
async function until<T>(get: () => Promise<T>, so: (value: T) => boolean, seconds: number) {
	const deadline = Date.now() + seconds * 1000;
	for (;;) {
		const value = await get();
		if (so(value)) return value;
		if (Date.now() > deadline) throw new Error(`Still ${JSON.stringify(value)}`);
		await sleep(200);
	}
}

const listEndpoints = async () =>
	(await askSandbox('GET', endpoints)).data as Array<{ id: string; attributes: { url: string } }>;

async function refOf(name: string): Promise<string> {
	const projects = await askSandbox<Array<{ ref: string; name: string }>>('GET', '/v1/projects');
	return projects.find((project) => project.name === name)!.ref;
}

const onPause: INodeParameters = {
	scope: 'organization',
	organizationSlug: { __rl: true, mode: 'id', value: 'acme' },
	events: ['v1.project.paused'],
	options: {},
};

describe('Supabase Management Trigger', () => {
	it('starts on a pause, once, and leaves nothing behind', async () => {
		const workflow = await create('supabaseManagementTrigger', onPause);
		await activate(workflow);
		const [endpoint] = await until(listEndpoints, (list) => list.length === 1, 20);
		const ref = await refOf('Acme Production');
		await askSandbox('POST', `/v1/projects/${ref}/pause`);
		const executions = async () => await executionsOf(workflow);
		const [execution] = await until(executions, (list) => list.length === 1, 20);
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

		// Longer than this n8n process knows it by heart: what it saved must do.
		await sleep(9000);
		const deliveries = async () =>
			(await askSandbox('GET', `${endpoints}/${endpoint!.id}/deliveries`)).data;
		const [{ id }] = await deliveries();
		await askSandbox('POST', `/v2/organizations/acme/webhooks/deliveries/${id}/retry`);
		await until(deliveries, ([latest]) => latest.attributes.status === 'success', 20);
		expect(await deliveries()).toHaveLength(2);
		expect(await executionsOf(workflow)).toHaveLength(1);

		await n8n.ask('POST', `/workflows/${workflow.id}/deactivate`, {});
		await until(listEndpoints, (list) => list.length === 0, 20);
	});

	it('takes what is delivered anew, after n8n could not be reached', async () => {
		const workflow = await create('supabaseManagementTrigger', onPause);
		await activate(workflow);
		const [endpoint] = await until(listEndpoints, (list) => list.length === 1, 20);
		const moveTo = async (url: string) =>
			await askSandbox('PATCH', `${endpoints}/${endpoint!.id}`, {
				data: { type: 'endpoint', attributes: { url, custom_headers: {} } },
			});
		await moveTo('http://127.0.0.1:9/');
		const ref = await refOf('Acme Production');
		await askSandbox('POST', `/v1/projects/${ref}/pause`);
		const deliveries = async () =>
			(await askSandbox('GET', `${endpoints}/${endpoint!.id}/deliveries`)).data;
		await until(deliveries, ([first]) => first?.attributes.status === 'failure', 20);
		await moveTo(endpoint!.attributes.url);
		// Supabase waits ten seconds before it delivers anew.
		const executions = async () => await executionsOf(workflow);
		await until(executions, (list) => list.length === 1, 30);
		expect(await deliveries()).toHaveLength(2);
	});

	it('gets a test event while it listens in the editor', async () => {
		const workflow = await create('supabaseManagementTrigger', onPause);
		await n8n.ask('POST', `/workflows/${workflow.id}/run`, {
			triggerToStartFrom: { name: 'Trigger' },
		});
		const executions = async () => await executionsOf(workflow);
		const [execution] = await until(executions, (list) => list.length === 1, 20);
		expect(execution).toMatchObject({ mode: 'manual', items: [{ is_test: true }] });
		await until(listEndpoints, (list) => list.length === 0, 20);
	});
});

describe('Supabase Management Watch Trigger', () => {
	// n8n polls once a minute at most.
	it('starts on a pause, once, and shows what goes wrong', async () => {
		const workflow = await create('supabaseManagementWatchTrigger', {
			pollTimes: { item: [{ mode: 'everyMinute' }] },
			watch: 'projectStatus',
			scope: 'all',
		});
		const requests = async () =>
			(
				await askSandbox<Array<{ path: string; headers: IDataObject }>>('GET', '/_sandbox/requests')
			).filter(({ path: place }) => place === '/v1/projects').length;
		await activate(workflow);
		await until(requests, (count) => count === 1, 20);
		expect(await executionsOf(workflow)).toEqual([]);

		const ref = await refOf('Acme Production');
		await askSandbox('POST', `/v1/projects/${ref}/pause`);
		await sleep(2000);
		const executions = async () => await executionsOf(workflow);
		const [execution] = await until(executions, (list) => list.length > 0, 90);
		expect(execution).toMatchObject({
			mode: 'trigger',
			status: 'success',
			items: [{ event: 'paused', project_ref: ref }],
		});

		await askSandbox('POST', '/_sandbox/fail', {
			method: 'GET',
			path: '^/v1/projects$',
			status: 403,
		});
		const [failed] = await until(executions, (list) => list.length > 1, 90);
		expect(failed).toMatchObject({ status: 'error', error: 'The credential may not do this' });
	}, 240_000);
});
