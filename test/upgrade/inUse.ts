import assert from 'node:assert/strict';

import type { INode, INodeParameters } from 'n8n-workflow';

import { N8n } from '../e2e/harness/n8n.ts';
import { askSandbox, projectOf } from '../e2e/harness/sandbox.ts';
import { until } from '../e2e/harness/until.ts';

const credentials = {
	supabaseManagementTokenApi: { id: 'supabaseSandbox1', name: 'Supabase access token' },
};

const ours = (type: string, parameters: INodeParameters): INode => ({
	id: type,
	name: 'Supabase',
	type: `n8n-nodes-supabase-management.${type}`,
	typeVersion: 1,
	position: [200, 0],
	parameters: { authentication: 'accessToken', ...parameters },
	webhookId: '7c6f0d5e-6f0b-4d7e-9a1e-0a3f6d3b5c11',
	credentials,
});

const reading = {
	name: 'Reads',
	nodes: [
		{
			id: 'start',
			name: 'Start',
			type: 'n8n-nodes-base.manualTrigger',
			typeVersion: 1,
			position: [0, 0] as [number, number],
			parameters: {},
		},
		ours('supabaseManagement', {
			resource: 'project',
			operation: 'getManyProjects',
			returnAll: true,
		}),
	],
	connections: { Start: { main: [[{ node: 'Supabase', type: 'main' as const, index: 0 }]] } },
};

const onPause = {
	name: 'Starts on a pause',
	nodes: [
		ours('supabaseManagementTrigger', {
			scope: 'organization',
			organizationSlug: { __rl: true, mode: 'list', value: 'acme' },
			events: ['v1.project.paused'],
			options: {},
		}),
	],
	connections: {},
};

const onNewProject = {
	name: 'Starts on a new project',
	nodes: [
		ours('supabaseManagementWatchTrigger', {
			watch: 'projectStatus',
			pollTimes: { item: [{ mode: 'everyX', value: 1, unit: 'hours' }] },
		}),
	],
	connections: {},
};

/**
 * Uses the package: runs a workflow, and activates two triggers.
 *
 * @returns checks that must still pass after an upgrade, by their titles
 */
export async function putToUse(): Promise<Record<string, () => Promise<void>>> {
	const n8n = await N8n.signIn();
	const itemsOf = async (id: string) => {
		const { error, runData } = await (await N8n.signIn()).execute(id, 'Start');
		assert.equal(error, undefined);
		return runData.Supabase![0]!.data!.main![0]!.map(({ json }) => json);
	};
	const listEndpoints = async () =>
		(await askSandbox<{ data: unknown[] }>('GET', '/v2/organizations/acme/webhooks/endpoints'))
			.data;

	const readingId = await n8n.createWorkflow(reading);
	const before = await itemsOf(readingId);
	const pauseId = await n8n.activateWorkflow(onPause);
	const projectId = await n8n.activateWorkflow(onNewProject);
	const endpoints = await until(listEndpoints, (list) => list.length === 1);

	const isActive = async (id: string) => {
		const { activeVersionId } = await (
			await N8n.signIn()
		).ask<{ activeVersionId: string | null }>('GET', `/workflows/${id}`);
		assert.notEqual(activeVersionId, null);
	};
	return {
		'A workflow and its credential return the same': async () =>
			assert.deepEqual(await itemsOf(readingId), before),
		'Both triggers are active': async () => {
			await isActive(pauseId);
			await isActive(projectId);
		},
		'The webhook is the same': async () => assert.deepEqual(await listEndpoints(), endpoints),
		'A pause starts the workflow, once': async () => {
			const { ref } = await projectOf('Acme Production');
			await askSandbox('POST', `/v1/projects/${ref}/pause`);
			const executions = await (await N8n.signIn()).executionsOf(pauseId, 1);
			assert.equal(executions.length, 1);
			assert.equal(executions[0]!.error, undefined);
		},
	};
}
