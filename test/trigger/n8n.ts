import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

import { HookContext, WebhookContext } from 'n8n-core';
import type {
	IDataObject,
	INode,
	INodeParameters,
	INodeTypes,
	IWebhookData,
	IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import { Workflow } from 'n8n-workflow';

import { SupabaseManagementTrigger } from '../../nodes/SupabaseManagementTrigger/SupabaseManagementTrigger.node';
import { CredentialsInMemory, type CredentialData } from '../harness/credentials';

const nodeType = new SupabaseManagementTrigger();

const nodeTypes = { getByNameAndVersion: () => nodeType } as unknown as INodeTypes;

export type Delivered = { status: number; started: IDataObject[] };

let count = 0;

/** The values that a copy of a workflow may share with its original. */
export type Copy = {
	instance: string;
	workflowId: string;
	nodeId: string;
	webhookId: string;
	/** The static data in the copy. */
	saved: string;
};

/**
 * Runs a webhook trigger as n8n does, with the contexts of its own engine: it activates, listens in
 * the editor, restarts, and receives deliveries at an address of this machine.
 */
export async function openN8n(
	credential: CredentialData,
	given: INodeParameters = {},
	copy: Partial<Copy> = {},
) {
	// The process’s memory is by node, so each of these has its own.
	const number = ++count;
	const { instance, workflowId, nodeId, webhookId } = {
		instance: 'an n8n',
		workflowId: 'wf1',
		nodeId: `node ${number}`,
		webhookId: '0b7d1e9c-5f0b-4f3e-9a51-2f1f6a3b9c11',
		...copy,
	};
	/** The database: saved data survives a restart. */
	let saved = copy.saved ?? '{}';
	const parameters: INodeParameters = {
		authentication: 'accessToken',
		scope: 'organization',
		organizationSlug: { __rl: true, mode: 'id', value: 'acme' },
		projectRef: { __rl: true, mode: 'list', value: '' },
		events: ['*'],
		options: {},
		...given,
	};
	// n8n ignores parameters that the node does not have.
	const fields = new Set(nodeType.description.properties.map(({ name }) => name));
	for (const name of Object.keys(parameters)) {
		if (!fields.has(name)) throw new Error(`The node has no field ${name}`);
	}
	const warnings: string[] = [];
	/** The items of every execution that was started, in order. */
	const started: IDataObject[] = [];
	const statuses: number[] = [];
	let listening: IDataObject | undefined;
	let base = '';

	const workflowWith = (staticData: IDataObject) => {
		const node: INode = {
			id: nodeId,
			name: 'Supabase',
			type: 'supabaseManagementTrigger',
			typeVersion: 1,
			position: [0, 0],
			webhookId,
			parameters,
			credentials: { supabaseManagementTokenApi: { id: base, name: 'Supabase' } },
		};
		const workflow = new Workflow({
			id: workflowId,
			nodes: [node],
			connections: {},
			active: true,
			nodeTypes,
			staticData,
		});
		return { workflow, node: workflow.getNode('Supabase')! };
	};
	const additionalData = (request?: object, response?: object) =>
		({
			credentialsHelper: new CredentialsInMemory(credential),
			variables: {},
			webhookBaseUrl: `${base}/webhook`,
			webhookTestBaseUrl: `${base}/webhook-test`,
			httpRequest: request,
			httpResponse: response,
		}) as unknown as IWorkflowExecuteAdditionalData;
	const webhookData = (isTest: boolean) =>
		({ webhookDescription: nodeType.description.webhooks![0]!, isTest }) as unknown as IWebhookData;

	/** Does what n8n’s webhook service does for a hook, in the editor or in production. */
	async function hook(method: 'checkExists' | 'create' | 'delete', isTest: boolean) {
		const staticData = isTest ? (listening ?? {}) : (JSON.parse(saved) as IDataObject);
		const { workflow, node } = workflowWith(staticData);
		const mode = method === 'delete' ? 'internal' : isTest ? 'manual' : 'trigger';
		const context = new HookContext(
			workflow,
			node,
			additionalData(),
			mode,
			isTest ? 'manual' : 'activate',
			webhookData(isTest),
		);
		Object.defineProperty(context, 'logger', {
			value: { warn: (message: string) => warnings.push(message) },
		});
		Object.defineProperty(context, 'getInstanceId', { value: () => instance });
		const result = await nodeType.webhookMethods.default[method].call(context);
		if (isTest) listening = workflow.staticData;
		else saved = JSON.stringify(workflow.staticData);
		return result;
	}

	async function receive(path: string, headers: IncomingHttpHeaders, rawBody: Buffer) {
		const isTest = path.startsWith('/webhook-test/');
		const { workflow, node } = workflowWith(
			isTest ? (listening ?? {}) : (JSON.parse(saved) as IDataObject),
		);
		// Others arrive between loading the saved data and running the node.
		await sleep(5);
		let status = 0;
		const response = {
			status(code: number) {
				status = code;
				return this;
			},
			json: () => {},
		};
		const request = { headers, rawBody, body: {}, params: {}, query: {} };
		const context = new WebhookContext(
			workflow,
			node,
			additionalData(request, response),
			isTest ? 'manual' : 'webhook',
			webhookData(isTest),
			[],
			null,
		);
		Object.defineProperty(context, 'getInstanceId', { value: () => instance });
		const { workflowData, noWebhookResponse } = await nodeType.webhook.call(context);
		// n8n 2.40 saves changes only if the node has answered itself, or started nothing.
		const isSaved = noWebhookResponse === true || workflowData === undefined;
		if (!isTest && isSaved) saved = JSON.stringify(workflow.staticData);
		for (const { json } of workflowData?.[0] ?? []) started.push(json);
		statuses.push(status);
		return status;
	}

	const server = createServer(async (request, response) => {
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk as Buffer);
		response.statusCode = await receive(request.url!, request.headers, Buffer.concat(chunks));
		response.end('{}');
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

	return {
		parameters,
		started,
		statuses,
		warnings,
		/** The public address of n8n. It only changes what Supabase receives, not where n8n listens. */
		pretendToBeAt: (address: string) => (base = address),
		url: () => `${base}/webhook/${webhookId}/webhook`,
		testUrl: () => `${base}/webhook-test/${webhookId}/webhook`,
		/** An export of the workflow, including its identity. */
		identity: (): Copy => ({ instance, workflowId, nodeId, webhookId, saved }),
		/** The node’s static data. */
		remembered: () => ((JSON.parse(saved) as IDataObject)['node:Supabase'] ?? {}) as IDataObject,
		activate: async () => {
			if (!(await hook('checkExists', false))) await hook('create', false);
		},
		exists: async () => await hook('checkExists', false),
		deactivate: async () => await hook('delete', false),
		/** Discards everything that was not saved. Endpoints at Supabase stay. */
		loseWhatWasSaved: () => (saved = '{}'),
		listen: async () => {
			listening = undefined;
			if (!(await hook('checkExists', true))) await hook('create', true);
		},
		listeningSecret: () =>
			(listening!['node:Supabase'] as { endpoint: { secret: string } }).endpoint.secret,
		stopListening: async () => {
			await hook('delete', true);
			listening = undefined;
		},
		receive,
		close: async () => {
			server.closeAllConnections();
			await new Promise((done) => server.close(done));
		},
	};
}
