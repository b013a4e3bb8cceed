import type { N8n } from '../../e2e/harness/n8n.ts';
import { patience } from './patience.ts';
import { until } from './until.ts';

export type Execution = { id: string; status: string; stoppedAt: string };

const open = ['new', 'running', 'waiting'];

const ended = ['success', 'error', 'crashed', 'canceled', 'unknown'];

const mostInPage = 100;

export const hasEnded = ({ status }: Execution) => ended.includes(status);

/** All executions of a workflow, latest first. */
export async function listExecutions(n8n: N8n, workflowId: string): Promise<Execution[]> {
	const filter = encodeURIComponent(JSON.stringify({ workflowId, status: [...open, ...ended] }));
	const all: Execution[] = [];
	for (;;) {
		const last = all.at(-1);
		const after = last === undefined ? '' : `&lastId=${last.id}`;
		const { results } = await n8n.ask<{ results: Execution[] }>(
			'GET',
			`/executions?filter=${filter}&limit=${mostInPage}${after}`,
		);
		all.push(...results);
		if (results.length < mostInPage) return all;
	}
}

/** Waits until a number of executions of a workflow have ended, and returns all executions. */
export async function untilEnded(
	n8n: N8n,
	workflowId: string,
	count: number,
): Promise<Execution[]> {
	return await until(
		async () => await listExecutions(n8n, workflowId),
		(executions) => executions.filter(hasEnded).length >= count,
		`Not all of ${count} executions have ended`,
		patience,
	);
}
