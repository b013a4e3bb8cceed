import {
	DirectoryLoader,
	type ExecuteContext,
	ExecutionLifecycleHooks,
	RoutingNode,
	WorkflowExecute,
} from 'n8n-core';

import type {
	IDataObject,
	INode,
	INodeExecutionData,
	INodeParameters,
	INodeType,
	INodeTypes,
	IWorkflowExecuteAdditionalData,
	NodeApiError,
	OnError,
} from 'n8n-workflow';
import { NodeConnectionTypes, Workflow } from 'n8n-workflow';

import { SupabaseManagement } from '../../nodes/SupabaseManagement/SupabaseManagement.node';
import { CredentialsInMemory, type CredentialData } from './credentials';
import { belongsTo, operations } from './operations';

const supabaseManagement = new SupabaseManagement();

// n8n does the same when it loads a declarative node: it adds its options and the method that runs
// it.
const nodeType = supabaseManagement.getNodeType(1);
DirectoryLoader.applyDeclarativeNodeOptionParameters(nodeType);
const locators = new Set(
	nodeType.description.properties
		.filter(({ type }) => type === 'resourceLocator')
		.map(({ name }) => name),
);

const typesByOperation = new Map<string, INodeType>();

/**
 * The node with the properties of only one operation: n8n evaluates all properties for each item,
 * and those of other operations would take most of a run’s time. If the node has no such resource
 * or operation, it keeps all properties.
 */
function nodeTypeFor({ resource, operation }: INodeParameters): INodeType {
	const key = `${String(resource)}:${String(operation)}`;
	const known = typesByOperation.get(key);
	if (known !== undefined) return known;
	const isOperation = operations.some(
		(each) => each.resource === resource && each.operation === operation,
	);
	const properties = nodeType.description.properties.filter(
		(property) => !isOperation || belongsTo(property, resource, operation),
	);
	const ofOperation: INodeType = Object.assign(Object.create(nodeType) as INodeType, {
		description: { ...nodeType.description, properties },
		async execute(this: ExecuteContext) {
			return (await new RoutingNode(this, ofOperation).runNode()) ?? [];
		},
	});
	typesByOperation.set(key, ofOperation);
	return ofOperation;
}

/** The node as n8n offers it to AI agents, which differs only in its name. */
function asTool({ description }: INodeType): INodeType {
	const tool: INodeType = Object.assign(Object.create(nodeType) as INodeType, {
		description: { ...description, name: 'supabaseManagementTool' },
		async execute(this: ExecuteContext) {
			return (await new RoutingNode(this, tool).runNode()) ?? [];
		},
	});
	return tool;
}

let runs = 0;

/** Returns the given items, like a previous node. */
const startWith = (items: INodeExecutionData[]): INodeType => ({
	description: {
		displayName: 'Start',
		name: 'start',
		group: ['transform'],
		version: 1,
		description: 'Start',
		defaults: { name: 'Start' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		properties: [],
	},
	execute: async () => [items],
});

export type Run = {
	/** Parameters without `authentication`, which is added. A string stands for a locator’s ID. */
	parameters: INodeParameters;
	items?: INodeExecutionData[];
	credential?: CredentialData;
	authentication?: 'accessToken' | 'oAuth2';
	onError?: OnError;
	/** How often n8n tries it, with Retry On Fail. */
	maxTries?: number;
	/** The node’s Request Options. If absent, they have the node’s defaults. */
	requestOptions?: IDataObject;
	/**
	 * Distinguishes credentials, which have separate rate limits. If absent, each run has its own.
	 */
	credentialId?: string;
	/** Whether it runs as an AI agent’s tool. */
	isTool?: boolean;
	/** n8n’s execution ID, which stays the same with Retry On Fail. */
	executionId?: string;
	/** Cancels the execution after this many milliseconds. */
	cancelAfter?: number;
	/** Cancels the execution when this promise is settled. */
	cancelOn?: Promise<unknown>;
};

export type Result = {
	items: INodeExecutionData[];
	/** The items of the error output, with `continueErrorOutput`. */
	errorItems: INodeExecutionData[];
	error?: NodeApiError;
	credentials: CredentialsInMemory;
};

/** Runs the node in n8n’s own engine, after a node that returns `items`. */
export async function runNode(run: Run): Promise<Result> {
	const types: Record<string, INodeType> = {
		start: startWith(run.items ?? [{ json: {} }]),
		supabaseManagement:
			run.isTool === true ? asTool(nodeTypeFor(run.parameters)) : nodeTypeFor(run.parameters),
	};
	const nodeTypes: INodeTypes = {
		getByName: (name) => types[name]!,
		getByNameAndVersion: (name) => types[name]!,
		getKnownTypes: () => ({}),
	};

	const authentication = run.authentication ?? 'accessToken';
	const credentialType =
		authentication === 'oAuth2' ? 'supabaseManagementAppOAuth2Api' : 'supabaseManagementTokenApi';
	const node = (name: string, type: string, parameters: INodeParameters): INode => ({
		id: name,
		name,
		type,
		typeVersion: 1,
		position: [0, 0],
		parameters,
	});
	const tested: INode = {
		...node('Supabase', 'supabaseManagement', {
			authentication,
			...withLocators(run.parameters),
			requestOptions: run.requestOptions ?? {},
		} as INodeParameters),
		credentials: {
			[credentialType]: { id: run.credentialId ?? `credential ${++runs}`, name: 'Supabase' },
		},
		...(run.onError === undefined ? {} : { onError: run.onError }),
		retryOnFail: run.maxTries !== undefined,
		maxTries: run.maxTries,
		waitBetweenTries: 1,
	};
	const workflow = new Workflow({
		id: '1',
		nodes: [node('Start', 'start', {}), tested],
		connections: {
			Start: { main: [[{ node: 'Supabase', type: NodeConnectionTypes.Main, index: 0 }]] },
		},
		active: false,
		nodeTypes,
	});

	const credentials = new CredentialsInMemory(run.credential);
	const additionalData = {
		credentialsHelper: credentials,
		executionId: run.executionId,
		hooks: new ExecutionLifecycleHooks('manual', '1', {
			id: '1',
			name: 'Test',
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

	const execution = new WorkflowExecute(additionalData, 'manual').run({
		workflow,
		startNode: workflow.getNode('Start')!,
	});
	void run.cancelOn?.then(() => execution.cancel());
	if (run.cancelAfter !== undefined) setTimeout(() => execution.cancel(), run.cancelAfter);
	const { data } = await execution;

	const taskData = data.resultData.runData.Supabase?.[0];
	return {
		items: taskData?.data?.main?.[0] ?? [],
		errorItems: taskData?.data?.main?.[1] ?? [],
		error: (taskData?.error ?? data.resultData.error) as NodeApiError | undefined,
		credentials,
	};
}

/** A string for a locator’s parameter becomes its ID. */
function withLocators(parameters: INodeParameters): INodeParameters {
	return Object.fromEntries(
		Object.entries(parameters).map(([name, value]) => [
			name,
			locators.has(name) && typeof value === 'string' ? { __rl: true, mode: 'id', value } : value,
		]),
	) as INodeParameters;
}
