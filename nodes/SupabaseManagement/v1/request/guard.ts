import type {
	DeclarativeRestApiSettings,
	IDataObject,
	INode,
	INodeExecutionData,
} from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import type { Access } from './access';
import type { OperationKey } from './operation';
import type { PathValues } from './path';
import { onlyReads } from './readingPosts';

/** Operations whose items are projects, and the field of an item that holds the project’s ID. */
const projectLists: Partial<Record<OperationKey, 'ref' | 'id'>> = {
	'GET /v1/projects': 'ref',
	'GET /v1/organizations/{slug}/projects': 'ref',
	'GET /v2/organizations/{slug}/projects': 'id',
};

type Refusing = { node: INode; itemIndex?: number };

/**
 * Refuses to change anything with a read-only credential.
 *
 * @throws NodeOperationError saying which setting of the credential is in the way
 */
export function guardReadOnly(
	access: Access,
	key: OperationKey,
	{ node, itemIndex }: Refusing,
): void {
	if (!access.readOnly || onlyReads(key)) return;
	throw new NodeOperationError(
		node,
		'The credential is read-only, and this operation changes something',
		{
			itemIndex,
			description:
				'Nothing was sent to Supabase. Choose another credential for this node, or switch off Read Only in this one.',
		},
	);
}

/**
 * Refuses projects that the credential does not allow, before anything is sent.
 *
 * @throws NodeOperationError saying which setting of the credential is in the way
 */
export function guardProjects(
	access: Access,
	key: OperationKey,
	pathValues: PathValues,
	options: DeclarativeRestApiSettings.HttpRequestOptions,
	{ node, itemIndex }: Refusing,
): void {
	if (access.allowedProjects.size === 0) return;

	const projects = projectsOf(pathValues, options);
	const stranger = projects.find((project) => !access.allowedProjects.has(project));
	if (stranger !== undefined) {
		throw new NodeOperationError(node, `The credential does not allow the project ${stranger}`, {
			itemIndex,
			description:
				'Nothing was sent to Supabase. Add the project’s ID to Allowed Projects in the credential, or choose another credential for this node.',
		});
	}
	if (projects.length === 0 && !onlyReads(key)) {
		throw new NodeOperationError(
			node,
			'The credential allows certain projects only, and this operation reaches beyond them',
			{
				itemIndex,
				description:
					'Nothing was sent to Supabase. Choose another credential for this node, or empty Allowed Projects in this one.',
			},
		);
	}
}

/** Leaves projects out of a list of projects that the credential does not allow. */
export function onlyAllowedProjects(
	access: Access,
	key: OperationKey,
	items: INodeExecutionData[],
): INodeExecutionData[] {
	const field = projectLists[key];
	if (field === undefined || access.allowedProjects.size === 0) return items;
	return items.filter(({ json }) => access.allowedProjects.has(String(json[field])));
}

/** The IDs of the projects that a request is about. A branch is a project of its own. */
function projectsOf(
	pathValues: PathValues,
	options: DeclarativeRestApiSettings.HttpRequestOptions,
): string[] {
	const query = options.qs ?? {};
	const filter = (query.filter ?? {}) as IDataObject;
	const { ref, parent_project_ref: parent, branch_id_or_ref: branch } = pathValues;
	return [ref, parent, branch, query.project_ref, filter.project_ref]
		.filter((project) => project !== undefined && project !== '')
		.map(String);
}
