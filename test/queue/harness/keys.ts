import { setTimeout as sleep } from 'node:timers/promises';

import type { RecordedRequest } from '../../../sandbox/api/server.ts';
import { askSandbox, requestsOf } from '../../e2e/harness/sandbox.ts';
import { keyPrefix } from './workflows.ts';

/** A request of the workflow’s to create an API key. */
export type KeyRequest = RecordedRequest & { body: { name: string; description: string } };

const operation = 'v1-create-project-api-key';

export const isCreated = ({ status }: KeyRequest) => status === 201;

export const isRefused = ({ status }: KeyRequest) => status === 429;

export const isOpen = ({ status }: KeyRequest) => status === undefined;

/** The ID of the execution that has sent it. */
export const executionOf = ({ body }: KeyRequest) => body.name.slice(keyPrefix.length);

/** What the workflow has asked for, the oldest first. */
export async function keyRequests(): Promise<KeyRequest[]> {
	const requests = (await requestsOf(operation)) as KeyRequest[];
	return requests.filter(({ body }) => body.name.startsWith(keyPrefix));
}

/** @param delay how long the next requests must wait for their answers, in milliseconds */
export async function answerSlowly(delay: number, times: number): Promise<void> {
	await askSandbox('POST', '/_sandbox/fail', { operation, delay, times });
}

/**
 * Another program with the same token uses up the limit, until the workflow is refused for it. So
 * the limit is reached, however slow n8n is.
 */
export async function useUpTheLimit(projectRef: string): Promise<void> {
	for (let number = 1; !(await keyRequests()).some(isRefused); number++) {
		const body = { type: 'publishable', name: `other_program_${number}` };
		await askSandbox('POST', `/v1/projects/${projectRef}/api-keys`, body).catch(async () => {
			await sleep(250);
		});
	}
}
