import type {
	INode,
	INodeParameters,
	INodeType,
	IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';

import type { Contestant } from './contestant.ts';
import { OneCredential } from './credentials.ts';
import { ExecutionLifecycleHooks, NodeConnectionTypes, Workflow, WorkflowExecute } from './n8n.ts';
import { inputItems, itemsPerRun, type Request } from './requests.ts';

export type Api = { address: string; token: string };

export type Run = { finished: number; failed: number; credentialReads: number };

let runs = 0;

/**
 * Runs a node in n8n’s own engine.
 *
 * @param items The input items.
 * @param more Parameters in addition to those of the request.
 */
export async function run(
	contestant: Contestant,
	request: Request,
	api: Api,
	items = inputItems(request, itemsPerRun),
	more: INodeParameters = {},
): Promise<Run> {
	const start: INodeType = {
		description: {
			displayName: 'Start',
			name: 'start',
			group: ['transform'],
			version: 1,
			description: 'Returns the items',
			defaults: { name: 'Start' },
			inputs: [NodeConnectionTypes.Main],
			outputs: [NodeConnectionTypes.Main],
			properties: [],
		},
		execute: async () => [items],
	};
	const nodeTypes: Record<string, INodeType> = {
		start,
		[contestant.type]: contestant.nodeType(request),
	};
	const credential = { id: `credential ${++runs}`, name: 'Supabase' };
	const nodes: INode[] = [
		{ id: '1', name: 'Start', type: 'start', typeVersion: 1, position: [0, 0], parameters: {} },
		{
			id: '2',
			name: 'Node',
			type: contestant.type,
			typeVersion: contestant.typeVersion,
			position: [0, 0],
			parameters: { ...contestant.parameters(request, api.address), ...more },
			credentials: { supabaseManagementTokenApi: credential },
			onError: 'continueRegularOutput',
		},
	];
	const workflow = new Workflow({
		id: '1',
		nodes,
		connections: {
			Start: { main: [[{ node: 'Node', type: NodeConnectionTypes.Main, index: 0 }]] },
		},
		active: false,
		nodeTypes: {
			getByName: (name) => nodeTypes[name]!,
			getByNameAndVersion: (name) => nodeTypes[name]!,
			getKnownTypes: () => ({}),
		},
	});
	const credentialsHelper = new OneCredential(api.address, api.token);
	const additionalData = {
		credentialsHelper,
		hooks: new ExecutionLifecycleHooks('manual', '1', {
			id: '1',
			name: 'Bench',
			active: false,
			isArchived: false,
			activeVersionId: null,
			createdAt: new Date(0),
			updatedAt: new Date(0),
			nodes: [],
			connections: {},
		}),
		currentNodeExecutionIndex: 0,
		variables: {},
		webhookWaitingBaseUrl: 'http://localhost/webhook-waiting',
		formWaitingBaseUrl: 'http://localhost/form-waiting',
	} as unknown as IWorkflowExecuteAdditionalData;

	const { data } = await new WorkflowExecute(additionalData, 'manual').run({
		workflow,
		startNode: workflow.getNode('Start')!,
	});
	const { error, runData } = data.resultData;
	if (error !== undefined) throw error;
	const out = runData.Node![0]!.data!.main![0] ?? [];
	const failed = out.filter((item) => item.error !== undefined || 'error' in item.json).length;
	return {
		finished: out.length - failed,
		failed,
		credentialReads: credentialsHelper.reads,
	};
}
