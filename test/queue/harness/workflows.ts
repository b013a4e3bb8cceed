import type { INode } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import type { N8n, Workflow } from '../../e2e/harness/n8n.ts';
import { sandboxAddress, sandboxToken } from '../../e2e/harness/setting.ts';

export const organizationSlug = 'acme';

export const eventType = 'v1.project.secrets.leaked';

/** The prefix of the execution ID in the name of each key that the workflow creates. */
export const keyPrefix = 'n8n_';

/**
 * Selected from the list: n8n validates a typed ID with a time limit, which is too short for a busy
 * machine.
 */
const chosen = (value: string) => ({ __rl: true, mode: 'list', value });

type Created = { id: string; versionId: string };

async function activate(n8n: N8n, workflow: Workflow & { settings?: object }): Promise<string> {
	const { id, versionId } = await n8n.ask<Created>('POST', '/workflows', workflow);
	await n8n.ask('POST', `/workflows/${id}/activate`, { versionId });
	return id;
}

/**
 * Activates a workflow that creates an API key after a secret was leaked, which must not be done
 * twice. The key’s description is the ID of the event.
 *
 * @param errorWorkflow The ID of the workflow that n8n starts when this one fails.
 * @returns its ID
 */
export async function activateWorkflow(n8n: N8n, errorWorkflow: string): Promise<string> {
	const credential = await n8n.ask<{ id: string; name: string }>('POST', '/credentials', {
		name: 'Supabase access token',
		type: 'supabaseManagementTokenApi',
		data: {
			accessToken: sandboxToken,
			apiAddress: sandboxAddress,
			readOnly: false,
			allowedProjects: '',
		},
	});
	const node = (fields: Pick<INode, 'name' | 'type' | 'position' | 'parameters'>): INode => ({
		...fields,
		id: crypto.randomUUID(),
		webhookId: crypto.randomUUID(),
		type: `n8n-nodes-supabase-management.${fields.type}`,
		typeVersion: 1,
		parameters: { authentication: 'accessToken', ...fields.parameters },
		credentials: { supabaseManagementTokenApi: { id: credential.id, name: credential.name } },
	});
	return await activate(n8n, {
		name: 'New key for a leaked one',
		nodes: [
			node({
				name: 'Leaked',
				type: 'supabaseManagementTrigger',
				position: [0, 0],
				parameters: {
					scope: 'organization',
					organizationSlug: chosen(organizationSlug),
					events: [eventType],
					options: {},
				},
			}),
			node({
				name: 'Create key',
				type: 'supabaseManagement',
				position: [240, 0],
				parameters: {
					resource: 'apiKey',
					operation: 'create',
					projectRef: chosen('={{ $json.project_ref }}'),
					type: 'secret',
					name: `=${keyPrefix}{{ $execution.id }}`,
					apiKeyAdditionalFields: { description: '={{ $json.id }}' },
				},
			}),
		],
		connections: {
			Leaked: { main: [[{ node: 'Create key', type: NodeConnectionTypes.Main, index: 0 }]] },
		},
		settings: { errorWorkflow },
	});
}

/** Activates a workflow that n8n can start after a failure of another, and returns its ID. */
export async function activateErrorWorkflow(n8n: N8n): Promise<string> {
	const node: INode = {
		id: crypto.randomUUID(),
		name: 'Failed',
		type: 'n8n-nodes-base.errorTrigger',
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
	};
	return await activate(n8n, { name: 'Report failures', nodes: [node], connections: {} });
}
