import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { computeSize } from '../../fields/computeSize';

const ofRegions = { show: { '/operation': ['getAvailableRegions'] } };
const ofProjects = { show: { '/operation': ['getManyInOrganizationByAge'] } };

/** One collection, whose options depend on the operation. */
export const filterFields: INodeProperties[] = updateDisplayOptions(
	{
		show: {
			resource: ['project'],
			operation: ['getAvailableRegions', 'getManyInOrganizationByAge'],
		},
	},
	[
		{
			displayName: 'Filters',
			name: 'projectFilters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: [
				{
					...computeSize,
					description: 'Return only regions with databases of this size',
					displayOptions: ofRegions,
					routing: { send: { type: 'query', property: 'desired_instance_size' } },
				},
				{
					displayName: 'Continent',
					name: 'continent',
					type: 'options',
					default: 'NA',
					description: 'The continent to recommend regions for',
					displayOptions: ofRegions,
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
				{
					displayName: 'Search',
					name: 'search',
					type: 'string',
					default: '',
					placeholder: 'e.g. acme',
					description: 'Part of the name',
					displayOptions: ofProjects,
					routing: { send: { type: 'query', property: 'search' } },
				},
				{
					displayName: 'Sort',
					name: 'sort',
					type: 'options',
					displayOptions: ofProjects,
					default: 'inserted_at',
					options: [
						{ name: 'Newest First', value: '-inserted_at' },
						{ name: 'Oldest First', value: 'inserted_at' },
					],
					routing: { send: { type: 'query', property: 'sort' } },
				},
			],
		},
	],
);
