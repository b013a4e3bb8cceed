import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';

import { lookUp } from './lookUp';
import { matching } from './matching';
import { onePage } from './onePage';

/** The branches of the chosen project that the credential allows. */
export async function searchBranches(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const { body, access } = await lookUp(this, 'GET /v1/projects/{ref}/branches');
	const branches = (body as unknown as IDataObject[])
		.filter(
			({ project_ref: ref }) =>
				access.allowedProjects === undefined || access.allowedProjects.has(String(ref)),
		)
		.map((branch) => choice(branch, String(branch.project_ref)));
	return onePage(matching(branches, filter), paginationToken);
}

/** The names of the branches of the chosen project. */
export async function searchBranchNames(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const { body } = await lookUp(this, 'GET /v1/projects/{ref}/branches');
	const branches = (body as unknown as IDataObject[]).map((branch) =>
		choice(branch, String(branch.name)),
	);
	return onePage(matching(branches, filter), paginationToken);
}

function choice(branch: IDataObject, value: string): INodeListSearchItems {
	const { name, project_ref: ref, preview_project_status: status } = branch;
	const kind = branch.is_default ? 'production' : branch.persistent ? 'persistent' : 'preview';
	const state =
		status === undefined || status === 'ACTIVE_HEALTHY'
			? ''
			: String(status).toLowerCase().replace(/_/g, ' ');
	const end = branch.deletion_scheduled_at === undefined ? '' : 'about to be deleted';
	return {
		name: `${name} (${[kind, state, end].filter(Boolean).join(', ')})`,
		value,
		url: `https://supabase.com/dashboard/project/${ref}`,
	};
}
