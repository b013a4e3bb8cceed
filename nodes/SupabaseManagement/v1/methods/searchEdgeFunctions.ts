import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';

import { lookUp } from './lookUp';
import { matching } from './matching';
import { onePage } from './onePage';

/** The Edge Functions of the chosen project, by name. */
export async function searchEdgeFunctions(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return onePage(matching(await edgeFunctions(this, 'slug'), filter), paginationToken);
}

/** The same, where the API needs the ID and not the slug. */
export async function searchEdgeFunctionIds(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return onePage(matching(await edgeFunctions(this, 'id'), filter), paginationToken);
}

async function edgeFunctions(
	context: ILoadOptionsFunctions,
	value: 'id' | 'slug',
): Promise<INodeListSearchItems[]> {
	const { body } = await lookUp(context, 'GET /v1/projects/{ref}/functions');
	const project = context.getCurrentNodeParameter('projectRef', { extractValue: true });
	return (body as unknown as IDataObject[]).map((each) => ({
		name: each.name === each.slug ? String(each.slug) : `${each.name} (${each.slug})`,
		value: String(each[value]),
		url: `https://supabase.com/dashboard/project/${project}/functions/${each.slug}`,
	}));
}
