import { createRequire } from 'node:module';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import type { IConnections, IDataObject, INode, IPinData, IRunExecutionData } from 'n8n-workflow';

import { n8nFolder } from '../../../sandbox/folders.ts';
import { n8nAddress, ownerEmail, ownerPassword } from './setting.ts';
import { until } from './until.ts';

const requireFromN8n = createRequire(path.join(n8nFolder, 'package.json'));

/** n8n’s format for executions: JSON in which every value occurs only once. */
const { parse } = requireFromN8n('flatted') as {
	parse: (text: string) => IRunExecutionData | undefined;
};

export interface Workflow {
	name: string;
	nodes: INode[];
	connections: IConnections;
	/** The output of nodes that do not run. */
	pinData?: IPinData;
}

/** How long an execution may take, in milliseconds. */
const patience = 120_000;

/** n8n’s REST interface, as its own editor uses it, signed in as the owner. */
export class N8n {
	private readonly headers: Record<string, string>;

	private constructor(headers: Record<string, string>) {
		this.headers = headers;
	}

	static async signIn(): Promise<N8n> {
		// n8n ties a session to the browser that signed in.
		const headers = { 'content-type': 'application/json', 'browser-id': 'end-to-end' };
		const response = await fetch(`${n8nAddress}/rest/login`, {
			method: 'POST',
			headers,
			body: JSON.stringify({ emailOrLdapLoginId: ownerEmail, password: ownerPassword }),
		});
		if (!response.ok) throw new Error(`The sign-in failed: ${await response.text()}`);
		const cookie = response.headers.getSetCookie().map((each) => each.split(';')[0]);
		return new N8n({ ...headers, cookie: cookie.join('; ') });
	}

	async ask<Data>(method: string, place: string, body?: unknown): Promise<Data> {
		const send = async () =>
			await fetch(`${n8nAddress}/rest${place}`, {
				method,
				headers: this.headers,
				body: body === undefined ? undefined : JSON.stringify(body),
			});
		let response = await send();
		// n8n refused before it did anything, because its database did not respond in time.
		for (let tries = 1; response.status === 503 && tries < 60; tries++) {
			await sleep(1000);
			response = await send();
		}
		const text = await response.text();
		if (!response.ok) throw new Error(`n8n refused ${method} ${place}: ${text}`);
		return (JSON.parse(text) as { data: Data }).data;
	}

	/**
	 * Creates a workflow with the editor’s settings for new ones.
	 *
	 * @returns the ID of the workflow
	 */
	async createWorkflow(workflow: Workflow): Promise<string> {
		const settings = { executionOrder: 'v1' };
		return (await this.ask<{ id: string }>('POST', '/workflows', { settings, ...workflow })).id;
	}

	/** @returns the reference to the credential in nodes */
	async createCredential(
		name: string,
		type: string,
		data: IDataObject,
	): Promise<{ id: string; name: string }> {
		const { id } = await this.ask<{ id: string }>('POST', '/credentials', { name, type, data });
		return { id, name };
	}

	/** @returns the ID of the workflow, which has been activated */
	async activateWorkflow(workflow: Workflow): Promise<string> {
		const { id, versionId } = await this.ask<{ id: string; versionId: string }>(
			'POST',
			'/workflows',
			workflow,
		);
		await this.ask('POST', `/workflows/${id}/activate`, { versionId });
		return id;
	}

	async deactivateWorkflow(id: string): Promise<void> {
		await this.ask('POST', `/workflows/${id}/deactivate`, {});
	}

	/** Waits until a workflow has executed a number of times. The latest execution comes first. */
	async executionsOf(
		workflowId: string,
		count: number,
	): Promise<Array<IRunExecutionData['resultData']>> {
		const filter = encodeURIComponent(JSON.stringify({ workflowId }));
		const deadline = Date.now() + patience;
		for (;;) {
			const { results } = await this.ask<{ results: Array<{ id: string; status: string }> }>(
				'GET',
				`/executions?filter=${filter}`,
			);
			const ended = results.filter(({ status }) => ['success', 'error'].includes(status));
			if (ended.length >= count) {
				return await Promise.all(
					ended.map(async ({ id }) => (await this.readExecution(id)).resultData),
				);
			}
			if (Date.now() > deadline) throw new Error(`It has executed ${ended.length} times`);
			await sleep(200);
		}
	}

	/** Executes a workflow to its end, as the editor’s button does. */
	async execute(workflowId: string, trigger: string): Promise<IRunExecutionData['resultData']> {
		return await this.executed(await this.start(workflowId, trigger));
	}

	/**
	 * Starts a workflow, as the editor’s button does.
	 *
	 * @returns the ID of the execution
	 */
	async start(workflowId: string, trigger: string): Promise<string> {
		const { executionId } = await this.ask<{ executionId: string }>(
			'POST',
			`/workflows/${workflowId}/run`,
			{ triggerToStartFrom: { name: trigger } },
		);
		return executionId;
	}

	/** Stops a running or waiting execution. */
	async stop(executionId: string): Promise<void> {
		await this.ask('POST', `/executions/${executionId}/stop`);
	}

	/** Waits until an execution has ended, or has another status. */
	async executed(
		id: string,
		statuses = ['success', 'error', 'crashed'],
	): Promise<IRunExecutionData['resultData']> {
		const deadline = Date.now() + patience;
		for (;;) {
			const { status, resultData } = await this.readExecution(id);
			if (statuses.includes(status)) return resultData;
			if (Date.now() > deadline) throw new Error(`The execution is still ${status}`);
			await sleep(30);
		}
	}

	/**
	 * @returns the part of the result that n8n has saved, which is nothing while the execution runs
	 */
	async readExecution(
		id: string,
	): Promise<{ status: string; resultData: IRunExecutionData['resultData'] }> {
		const { status, data } = await this.ask<{ status: string; data: string }>(
			'GET',
			`/executions/${id}`,
		);
		return { status, resultData: { runData: {}, ...parse(data)?.resultData } };
	}
}

/** Posts to a webhook or a form of a newly activated workflow, as soon as n8n listens. */
export async function postOnceHeard(address: string, request: RequestInit): Promise<Response> {
	const ask = async () => await fetch(address, { method: 'POST', ...request });
	return await until(ask, ({ status }) => status !== 404);
}
