import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';

import { lookUp } from './lookUp';
import { matching } from './matching';

const pageSize = 100;

/** The action runs of the chosen project, by start time and outcome. */
export async function searchActionRuns(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	let offset = Number(paginationToken ?? 0);
	for (;;) {
		const query = { offset, limit: pageSize };
		const { body } = await lookUp(this, 'GET /v1/projects/{ref}/actions', query);
		const runs = body as unknown as IDataObject[];
		const results = matching(runs.map(choice), filter);
		offset += runs.length;
		if (runs.length < pageSize) return { results };
		if (results.length > 0) return { results, paginationToken: String(offset) };
	}
}

function choice(run: IDataObject): INodeListSearchItems {
	const startedAt = String(run.created_at).slice(0, 16).replace('T', ' ');
	return { name: `${startedAt} (${outcome(run)})`, value: String(run.id) };
}

/** The step that failed, or else the first that has not ended, shows the progress of a run. */
function outcome(run: IDataObject): string {
	const steps = run.run_steps as IDataObject[];
	const failed = steps.find(({ status }) => status === 'DEAD');
	if (failed !== undefined) return `${failed.name} failed`;
	const unfinished = steps.find(({ status }) => status !== 'EXITED');
	if (unfinished === undefined) return 'done';
	return `${unfinished.name} ${String(unfinished.status).toLowerCase()}`;
}
