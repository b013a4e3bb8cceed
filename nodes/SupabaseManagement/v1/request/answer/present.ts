import type { IDataObject, INode, INodeExecutionData } from 'n8n-workflow';

/** Fields in which a project can be chosen from a list. */
const locators = ['projectRef', 'parentProjectRef'];

/**
 * Leaves in items what a user wants of them, and says which project they are of.
 *
 * @param ref of the project; empty for what belongs to none
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

/** The name is known only where n8n keeps it, with what the list shows beside it in parentheses. */
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
