import { list, record, text } from '../../request/answer/shape';
import { byOffset } from '../../request/answer/pages';
import type { Client } from '../../request/client/client';
import type { Facts } from '../../request/facts';

const run = record({ run_steps: list(record({ name: text, status: text })) });

/** Reads the latest runs of a project. */
export async function readRuns(client: Client, ref: string) {
	return await client.read('GET /v1/projects/{ref}/actions', list(run), { values: { ref } });
}

/** Reads one run of a project. */
export async function readRun(client: Client, ref: string, id: string) {
	return await client.read('GET /v1/projects/{ref}/actions/{run_id}', run, {
		values: { ref, run_id: id },
	});
}

export const facts: Facts = {
	'GET /v1/projects/{ref}/actions': { pages: { ...byOffset, smallestPage: 10 } },
	'GET /v1/projects/{ref}/actions/{run_id}/logs': { text: 'logs' },
};
