import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteSingleFunctions,
	type INodeExecutionData,
	type INodeProperties,
} from 'n8n-workflow';

import { computeSize } from '../../fields/computeSize';
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
		{
			displayName: 'Filters',
			name: 'projectGetAvailableRegionsFilters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: [
				{
					...computeSize,
					description: 'Return only regions with databases of this size',
					routing: { send: { type: 'query', property: 'desired_instance_size' } },
				},
				{
					displayName: 'Continent',
					name: 'continent',
					type: 'options',
					default: 'NA',
					description: 'The continent to recommend regions for',
					options: [
						{ name: 'Africa', value: 'AF' },
						{ name: 'Antarctica', value: 'AN' },
						{ name: 'Asia', value: 'AS' },
						{ name: 'Europe', value: 'EU' },
						{ name: 'North America', value: 'NA' },
						{ name: 'Oceania', value: 'OC' },
						{ name: 'South America', value: 'SA' },
					],
					routing: { send: { type: 'query', property: 'continent' } },
				},
			],
		},
	],
);
