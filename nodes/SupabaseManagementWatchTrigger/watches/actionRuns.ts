import type { IDataObject } from 'n8n-workflow';

import { compareOutcomes, type Outcomes, type Run } from './outcomes';
import type { Watch } from './watch';

type Step = { status: string };

const newest = 100;

/** Runs that deploy branches or change them, when they finish or fail. */
export const actionRuns: Watch<Run[], Outcomes> = {
	async read(read) {
		const query = { offset: 0, limit: newest };
		const runs = (await read('GET /v1/projects/{ref}/actions', { query })) as IDataObject[];
		return runs.map((run) => ({
			id: String(run.id),
			outcome: outcomeOf(run.run_steps as Step[]),
			startedAt: String(run.created_at),
			details: run,
		}));
	},

	compare(memory, runs, { room }) {
		const { ended, outcomes } = compareOutcomes(memory, runs, room);
		return {
			changes: ended.map(({ outcome, details }) => ({ event: outcome!, details })),
			memory: outcomes,
		};
	},

	sample: (runs) =>
		runs
			.filter(({ outcome }) => outcome !== undefined)
			.map(({ outcome, details }) => ({ event: outcome!, details })),
};

/** One dead step fails a run; it has finished when every step has. */
function outcomeOf(steps: Step[]): string | undefined {
	if (steps.some(({ status }) => status === 'DEAD')) return 'failed';
	const isOver = steps.length > 0 && steps.every(({ status }) => status === 'EXITED');
	return isOver ? 'finished' : undefined;
}
