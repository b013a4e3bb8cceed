import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { PollContext } from 'n8n-core';
import type {
	IDataObject,
	INode,
	INodeParameters,
	INodeTypes,
	IWorkflowExecuteAdditionalData,
	NodeApiError,
} from 'n8n-workflow';
import { Workflow } from 'n8n-workflow';

import { SupabaseManagementWatchTrigger } from '../../nodes/SupabaseManagementWatchTrigger/SupabaseManagementWatchTrigger.node';
import {
	operationCalled,
	problemsOfAnswer,
	problemsOfRequest,
	type SentRequest,
} from '../harness/contract';
import { CredentialsInMemory, type CredentialData } from '../harness/credentials';

const nodeType = new SupabaseManagementWatchTrigger();

const nodeTypes = { getByNameAndVersion: () => nodeType } as unknown as INodeTypes;

let count = 0;

/** Runs a polling trigger as n8n does, with the context of its own engine. */
export function openN8n(credential: CredentialData, given: INodeParameters) {
	const number = ++count;
	/** The database: saved data survives a restart, unless it is not JSON. */
	let saved = '{}';
	/** The data in this n8n process; undefined before it activates the workflow. */
	let staticData: IDataObject | undefined;
	/** The errors that n8n shows as failed executions. */
	const errors: NodeApiError[] = [];
	const parameters: INodeParameters = {
		authentication: 'accessToken',
		watch: 'projectStatus',
		scope: 'all',
		...given,
	};
	// n8n ignores parameters that the node does not have.
	const fields = new Set(nodeType.description.properties.map(({ name }) => name));
	for (const name of Object.keys(parameters)) {
		if (!fields.has(name)) throw new Error(`The node has no field ${name}`);
	}

	async function run(mode: 'trigger' | 'manual'): Promise<IDataObject[]> {
		const isFirst = mode === 'trigger' && staticData === undefined;
		const node: INode = {
			id: `node ${number}`,
			name: 'Supabase',
			type: 'supabaseManagementWatchTrigger',
			typeVersion: 1,
			position: [0, 0],
			parameters,
			credentials: { supabaseManagementTokenApi: { id: `watch ${number}`, name: 'Supabase' } },
		};
		const workflow = new Workflow({
			id: 'wf1',
			nodes: [node],
			connections: {},
			active: true,
			nodeTypes,
			staticData: isFirst || mode === 'manual' ? (JSON.parse(saved) as IDataObject) : staticData,
		});
		const additionalData = {
			credentialsHelper: new CredentialsInMemory(credential),
			variables: {},
		} as unknown as IWorkflowExecuteAdditionalData;
		const context = new PollContext(
			workflow,
			workflow.getNode('Supabase')!,
			additionalData,
			mode,
			mode === 'manual' ? 'manual' : 'activate',
			undefined,
			mode === 'manual' ? undefined : (error) => void errors.push(error as NodeApiError),
		);
		if (mode === 'trigger') staticData = workflow.staticData;
		const items = await nodeType.poll.call(context);
		// n8n 2.40 saves when it activates a workflow, and with every execution that it starts, but not
		// in between.
		if (mode === 'trigger' && (isFirst || items !== null)) saved = JSON.stringify(staticData);
		return (items?.[0] ?? []).map(({ json }) => json);
	}

	return {
		parameters,
		errors,
		poll: async () => await run('trigger'),
		fetch: async () => await run('manual'),
		/** Restarts n8n: only saved data is left. */
		restart: () => (staticData = undefined),
		saved: () => saved,
		/** The watch’s current memory, as text. */
		remembered: () => {
			const state = (staticData?.['node:Supabase'] ?? {}) as IDataObject;
			return JSON.stringify([state.about, state.memories, state.failing]);
		},
	};
}

type Answer = { status: number; body?: unknown };

/** An answer that is not valid according to the contract. */
export class Raw {
	readonly body: string;

	readonly status: number;

	constructor(body: string, status = 200) {
		this.body = body;
		this.status = status;
	}
}

/** A request that is never answered. */
export const noAnswer = Symbol('no answer');

/**
 * Answers instead of the API, as the test currently defines. Requests and answers that the contract
 * does not allow are refused, so that no test relies on behavior that the API does not have.
 */
export async function openApi(answers: Record<string, unknown>) {
	const requests: SentRequest[] = [];
	const server = createServer(async (request, response) => {
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk as Buffer);
		const url = new URL(request.url!, 'http://api');
		const sent: SentRequest = {
			method: request.method!,
			path: url.pathname,
			query: Object.fromEntries(url.searchParams),
			body: chunks.length > 0 ? JSON.parse(Buffer.concat(chunks).toString()) : undefined,
		};
		requests.push(sent);
		const given = answers[`${sent.method} ${sent.path}`];
		const value: unknown = typeof given === 'function' ? await given(sent) : given;
		if (value === noAnswer) return;
		if (value instanceof Raw) {
			response.writeHead(value.status, { 'content-type': 'application/json' });
			response.end(value.body);
			return;
		}
		const answer: Answer =
			typeof value === 'number' ? { status: value } : { status: 200, body: value };
		if (value === undefined) answer.status = 404;
		const operation = operationCalled(sent);
		const problems = [
			...problemsOfRequest(operation, sent),
			...(answer.body === undefined ? [] : problemsOfAnswer(operation, answer.body)),
		];
		if (problems.length > 0) Object.assign(answer, { status: 418, body: { message: problems } });
		response.writeHead(answer.status, { 'content-type': 'application/json' });
		response.end(JSON.stringify(answer.body ?? { message: 'As the test says' }));
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		requests,
		close: () => {
			server.closeAllConnections();
			server.close();
		},
	};
}

export const ref = 'abcdefghijklmnopqrst';
export const otherRef = 'bbcdefghijklmnopqrst';

/** A project in the API’s format. */
export const project = (fields: Record<string, unknown> = {}) => ({
	id: (fields.ref as string) ?? ref,
	ref,
	organization_id: 'acme',
	organization_slug: 'acme',
	name: 'Shop',
	region: 'eu-central-1',
	created_at: '2026-01-01T00:00:00Z',
	status: 'ACTIVE_HEALTHY',
	database: {
		host: 'db.abcdefghijklmnopqrst.supabase.co',
		version: '17.6.1.054',
		postgres_engine: '17',
		release_channel: 'ga',
	},
	...fields,
});
