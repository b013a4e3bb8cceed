import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { lookUp } from './lookUp';
import { matching } from './matching';

/** The regions that the organization of the parent project can create a database in. */
export async function searchRegionsOfProject(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const { body: project } = await lookUp(this, 'GET /v1/projects/{parent_project_ref}');
	const { body } = await lookUp(this, 'GET /v1/projects/available-regions', {
		organization_slug: (project as IDataObject).organization_slug,
	});
	const { specific } = (body as IDataObject).all as { specific: IDataObject[] };
	const regions = specific.map(({ name, code, status }) => ({
		name: `${name} (${code}${status === 'capacity' ? ', full' : ''})`,
		value: String(code),
	}));
	return { results: matching(regions, filter) };
}
