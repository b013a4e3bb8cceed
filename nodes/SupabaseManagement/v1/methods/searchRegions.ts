import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { lookUp } from './lookUp';
import { matching } from './matching';

type Regions = { smartGroup: IDataObject[]; specific: IDataObject[] };

/** The regions that the chosen organization can create a project in: parts of the world first. */
export async function searchRegions(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const organization = this.getCurrentNodeParameter('organizationSlug', { extractValue: true });
	const { body } = await lookUp(this, 'GET /v1/projects/available-regions', {
		organization_slug: organization as string,
	});
	const { smartGroup, specific } = (body as IDataObject).all as Regions;
	const regions = [
		...smartGroup.map(({ name, code }) => ({ name: `${name} (any region)`, value: String(code) })),
		...specific.map(({ name, code, status }) => ({
			name: `${name} (${code}${status === 'capacity' ? ', full' : ''})`,
			value: String(code),
		})),
	];
	return { results: matching(regions, filter) };
}
