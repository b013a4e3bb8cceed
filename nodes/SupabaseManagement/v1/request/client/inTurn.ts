import type { IExecuteData, IExecutePaginationFunctions } from 'n8n-workflow';

/** For each run of the node: the last work of each project. */
const lastOfRun = new WeakMap<IExecuteData, Map<string, Promise<unknown>>>();

/**
 * Does the work of the input items of a project one after the other, in their order. n8n starts all
 * items at the same time.
 *
 * @param work does the work of the current item, and always ends
 * @returns the result of `work`
 * @throws the error of `work`; or that of an earlier item, unless the workflow continues on errors,
 *   because the current item may depend on it
 */
export async function inTurn<T>(
	context: IExecutePaginationFunctions,
	work: (isFirst: boolean) => Promise<T>,
): Promise<T> {
	const run = context.getExecuteData();
	const byProject = lastOfRun.get(run) ?? new Map<string, Promise<unknown>>();
	lastOfRun.set(run, byProject);

	const project = projectOf(context);
	const before = byProject.get(project);
	const current = before === undefined ? work(true) : before.then(async () => await work(false));
	byProject.set(project, current);
	return await current;
}

/** @returns an empty text if n8n cannot read the field; the work of the item then reports why */
function projectOf(context: IExecutePaginationFunctions): string {
	try {
		return String(context.getNodeParameter('projectRef', '', { extractValue: true })).trim();
	} catch {
		return '';
	}
}
