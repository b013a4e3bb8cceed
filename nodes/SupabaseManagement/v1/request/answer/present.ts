import type { IDataObject, INode, INodeExecutionData } from 'n8n-workflow';

/** Fields in which a project can be chosen from a list. */
const locators = ['projectRef', 'parentProjectRef'];

/**
 * Removes fields that the user did not select from items, and adds their project.
 *
 * @param ref ID of the project; empty if the items belong to no project
 */
export function present(
	items: INodeExecutionData[],
	{ fields, includeProject }: { fields?: string[]; includeProject: boolean },
	ref: string,
	node: INode,
): INodeExecutionData[] {
	if (fields === undefined && !includeProject) return items;
	const project = includeProject && ref !== '' ? projectFields(ref, node) : {};
	return items.map((item) => ({
		...item,
		json: { ...project, ...(fields === undefined ? item.json : pick(item.json, fields)) },
	}));
}

/**
 * n8n stores the name only if the project was chosen from the list, followed by details in
 * parentheses.
 */
function projectFields(ref: string, { parameters }: INode): IDataObject {
	const chosen = locators
		.map((name) => parameters[name] as { value?: unknown; cachedResultName?: unknown } | undefined)
		.find((locator) => locator?.value === ref);
	if (typeof chosen?.cachedResultName !== 'string') return { project_ref: ref };
	return { project_ref: ref, project_name: chosen.cachedResultName.replace(/ \([^()]*\)$/, '') };
}

function pick(json: IDataObject, names: string[]): IDataObject {
	return Object.fromEntries(Object.entries(json).filter(([name]) => names.includes(name)));
}
