import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { searchProjects } from '../SupabaseManagement/v1/methods';

/** All projects that the credential can see and allows, to choose several from. */
export async function getProjects(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const options: INodePropertyOptions[] = [];
	let page: string | undefined;
	do {
		const { results, paginationToken } = await searchProjects.call(this, undefined, page);
		for (const { name, value } of results) options.push({ name, value });
		page = paginationToken as string | undefined;
	} while (page !== undefined);
	return options;
}
