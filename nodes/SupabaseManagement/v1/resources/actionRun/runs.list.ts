import { minuteOf, named, pagedListFrom } from '../../fields/list';
import { identifier, list, record, text } from '../../request/answer/shape';

type Step = { name: string; status: string };

const answer = list(
	record({
		id: identifier,
		created_at: text,
		run_steps: list(record({ name: text, status: text })),
	}),
);

/** The action runs of the chosen project, by start time and outcome. */
export const searchActionRuns = pagedListFrom({
	key: 'GET /v1/projects/{ref}/actions',
	shape: answer,
	query: (token, limit) => ({ offset: Number(token ?? 0), limit }),
	choices: (runs) =>
		runs.map(({ id, created_at: createdAt, run_steps: steps }) => ({
			name: named(minuteOf(createdAt), outcome(steps)),
			value: String(id),
		})),
	next: (runs, token, limit) =>
		runs.length < limit ? undefined : String(Number(token ?? 0) + runs.length),
});

/** The progress of a run is the failed step, or otherwise the first step that has not ended. */
function outcome(steps: Step[]): string {
	const failed = steps.find(({ status }) => status === 'DEAD');
	if (failed !== undefined) return `${failed.name} failed`;
	const unfinished = steps.find(({ status }) => status !== 'EXITED');
	if (unfinished === undefined) return 'done';
	return `${unfinished.name} ${unfinished.status.toLowerCase()}`;
}
