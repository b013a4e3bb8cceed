import { setTimeout as sleep } from 'node:timers/promises';

import type { RecordedRequest } from '../../../sandbox/api/server.ts';
import { askSandbox, requestsOf } from '../../e2e/harness/sandbox.ts';
import { keyPrefix } from './workflows.ts';

/** A request of the workflow to create an API key. */
export type KeyRequest = RecordedRequest & { body: { name: string; description: string } };

const operation = 'v1-create-project-api-key';

export const isCreated = ({ status }: KeyRequest) => status === 201;

export const isRefused = ({ status }: KeyRequest) => status === 429;

export const isOpen = ({ status }: KeyRequest) => status === undefined;

/** The ID of the execution that sent it. */
export const executionOf = ({ body }: KeyRequest) => body.name.slice(keyPrefix.length);

/** The workflow’s requests, oldest first. */
export async function keyRequests(): Promise<KeyRequest[]> {
	const requests = (await requestsOf(operation)) as KeyRequest[];
	return requests.filter(({ body }) => body.name.startsWith(keyPrefix));
}

/** @param delay Delay of the next answers, in milliseconds. */
export async function answerSlowly(delay: number, times: number): Promise<void> {
	await askSandbox('POST', '/_sandbox/fail', { operation, delay, times });
}

/**
 * Uses up the limit, like another program with the same token, until a request of the workflow is
 * refused. The limit is reached even if n8n is slow.
 */
export async function useUpTheLimit(projectRef: string): Promise<void> {
	for (let number = 1; !(await keyRequests()).some(isRefused); number++) {
		const body = { type: 'publishable', name: `other_program_${number}` };
		await askSandbox('POST', `/v1/projects/${projectRef}/api-keys`, body).catch(async () => {
			await sleep(250);
		});
	}
}
