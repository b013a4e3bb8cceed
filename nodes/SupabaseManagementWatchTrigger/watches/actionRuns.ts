import {
	identifier,
	list,
	record,
	time,
	text,
} from '../../SupabaseManagement/v1/request/answer/shape';
import { endedSince, outcomesOf, type Outcomes, type Run } from './outcomes';
import type { Read, Watch } from './watch';

const stepShape = record({ status: text });

const runsShape = list(record({ id: identifier, created_at: time, run_steps: list(stepShape) }));

type Reading = {
	runs: Run[];
	/** Whether these are all runs. */
	isAll: boolean;
};

type Memory = {
	outcomes: Outcomes;
	/** Runs that started before this time and are not remembered ended long ago. */
	forgottenUntil: string;
};

const pageSize = 100;
const mostPages = 10;

/** Maximum number of ended runs to remember, newest first. All running ones are remembered. */
const mostEnded = 20;

/** Runs that deploy branches or change them, when they finish or fail. */
export const actionRuns: Watch<Reading, Memory> = {
	async read(read, settings, memory) {
		void settings;
		const runs = new Map<string, Run>();
		for (let page = 0; page < mostPages; page++) {
			const found = await readPage(read, page);
			// New runs move others to the next page.
			for (const run of found) runs.set(run.id, run);
			const isAll = found.length < pageSize;
			if (isAll || isEnough(runs, memory)) return { runs: [...runs.values()], isAll };
		}
		return { runs: [...runs.values()], isAll: false };
	},

	compare(memory, { runs, isAll }) {
		const before = memory && {
			...outcomesOf(runs.filter(({ startedAt }) => startedAt <= memory.forgottenUntil)),
			...memory.outcomes,
		};
		const newestFirst = runs.toSorted((one, other) => (one.startedAt < other.startedAt ? 1 : -1));
		const ended = newestFirst.filter(({ outcome }) => outcome !== undefined);
		const forgotten = new Set(ended.slice(mostEnded));
		const remembered = runs.filter((run) => !forgotten.has(run));
		const last = ended[mostEnded] ?? (isAll ? undefined : newestFirst.at(-1));
		return {
			changes: endedSince(before, runs).map(toChange),
			memory: { outcomes: outcomesOf(remembered), forgottenUntil: last?.startedAt ?? '' },
		};
	},

	sample: ({ runs }) => runs.filter(({ outcome }) => outcome !== undefined).map(toChange),
};

const toChange = ({ outcome, details }: Run) => ({ event: outcome!, details });

async function readPage(read: Read, page: number): Promise<Run[]> {
	const query = { offset: page * pageSize, limit: pageSize };
	const runs = await read('GET /v1/projects/{ref}/actions', runsShape, { query });
	return runs.map((run) => ({
		id: String(run.id),
		outcome: outcomeOf(run.run_steps),
		startedAt: run.created_at,
		details: run,
	}));
}

/** Whether all new runs were read, and all runs that were running at the previous poll. */
function isEnough(runs: Map<string, Run>, memory: Memory | undefined): boolean {
	const known = Object.entries(memory?.outcomes ?? {});
	const wentOn = known.filter(([, outcome]) => outcome === '');
	return (
		memory === undefined ||
		(known.some(([id]) => runs.has(id)) && wentOn.every(([id]) => runs.has(id)))
	);
}

/** A run fails if one step is dead, and finishes when all steps have finished. */
function outcomeOf(steps: Array<{ status: string }>): string | undefined {
	if (steps.some(({ status }) => status === 'DEAD')) return 'failed';
	const isOver = steps.length > 0 && steps.every(({ status }) => status === 'EXITED');
	return isOver ? 'finished' : undefined;
}
