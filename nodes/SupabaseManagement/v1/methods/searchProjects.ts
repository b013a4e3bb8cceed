import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { lookUp } from './lookUp';
import { matching } from './matching';
import { onePage } from './onePage';

const inWords: Record<string, string> = {
	ACTIVE_HEALTHY: '',
	INACTIVE: 'paused',
};

/** The projects that the credential can see and allows, by name. */
export async function searchProjects(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const { body, access } = await lookUp(this, 'GET /v1/projects');
	const projects = (body as unknown as IDataObject[])
		.filter(
			({ ref }) => access.allowedProjects === undefined || access.allowedProjects.has(String(ref)),
		)
		.map(({ ref, name, region, status }) => {
			const state = inWords[String(status)] ?? String(status).toLowerCase().replace(/_/g, ' ');
			return {
				name: `${name} (${[region, state].filter(Boolean).join(', ')})`,
				value: String(ref),
				url: `https://supabase.com/dashboard/project/${ref}`,
			};
		});
	return onePage(matching(projects, filter), paginationToken);
}
