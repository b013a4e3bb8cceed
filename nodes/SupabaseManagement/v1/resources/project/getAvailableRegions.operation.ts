import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteSingleFunctions,
	type INodeExecutionData,
	type INodeProperties,
} from 'n8n-workflow';

import { organizationSlug } from '../../fields/organizationSlug';

type Regions = { smartGroup: IDataObject[]; specific: IDataObject[] };
type Recommendations = { smartGroup: IDataObject; specific: IDataObject[] };

/** `{ recommendations, all }` becomes an item per region, which says whether Supabase recommends it. */
export async function oneItemPerRegion(
	this: IExecuteSingleFunctions,
	items: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	return items.flatMap(({ json }) => {
		const all = json.all as Regions;
		const best = json.recommendations as Recommendations;
		const recommended = new Set([best.smartGroup, ...best.specific].map(({ code }) => code));
		return [...all.smartGroup, ...all.specific].map((region) => ({
			json: { ...region, recommended: recommended.has(region.code) },
		}));
	});
}

export const getAvailableRegionsFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['project'], operation: ['getAvailableRegions'] } },
	[
		{
			...organizationSlug,
			description: 'The organization that the new project would belong to',
			routing: { send: { type: 'query', property: 'organization_slug' } },
		},
	],
);
