import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { openListReader } from '../SupabaseManagement/v1/fields/list';
import { readProjects } from '../SupabaseManagement/v1/fields/projects.list';

/** All projects that the credential can access and allows, for selecting several. */
export async function getProjects(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const projects = await readProjects(await openListReader(this));
	return projects.map(({ name, value }) => ({ name, value }));
}
