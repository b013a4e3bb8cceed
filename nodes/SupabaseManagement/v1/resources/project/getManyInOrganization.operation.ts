import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

export const getManyInOrganizationFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['project'], operation: ['getManyInOrganization'] } },
	[
		{
			displayName: 'Filters',
			name: 'projectGetManyInOrganizationFilters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: [
				{
					displayName: 'Search',
					name: 'search',
					type: 'string',
					default: '',
					placeholder: 'e.g. acme',
					description: 'Part of the name',
					routing: { send: { type: 'query', property: 'search' } },
				},
				{
					displayName: 'Sort',
					name: 'sort',
					type: 'options',
					default: 'name_asc',
					options: [
						{ name: 'Name, A to Z', value: 'name_asc' },
						{ name: 'Name, Z to A', value: 'name_desc' },
						{ name: 'Newest First', value: 'created_desc' },
						{ name: 'Oldest First', value: 'created_asc' },
					],
					routing: { send: { type: 'query', property: 'sort' } },
				},
				{
					displayName: 'Status',
					name: 'statuses',
					type: 'multiOptions',
					default: [],
					description: 'Return only projects with one of these statuses',
					options: [
						{ name: 'Coming Up', value: 'COMING_UP' },
						{ name: 'Going Down', value: 'GOING_DOWN' },
						{ name: 'Healthy', value: 'ACTIVE_HEALTHY' },
						{ name: 'Pause Failed', value: 'PAUSE_FAILED' },
						{ name: 'Paused', value: 'INACTIVE' },
						{ name: 'Pausing', value: 'PAUSING' },
						{ name: 'Promoting', value: 'PROMOTING' },
						{ name: 'Removed', value: 'REMOVED' },
						{ name: 'Resizing', value: 'RESIZING' },
						{ name: 'Restarting', value: 'RESTARTING' },
						{ name: 'Restore Failed', value: 'RESTORE_FAILED' },
						{ name: 'Restoring', value: 'RESTORING' },
						{ name: 'Start Failed', value: 'INIT_FAILED' },
						{ name: 'Unhealthy', value: 'ACTIVE_UNHEALTHY' },
						{ name: 'Unknown', value: 'UNKNOWN' },
						{ name: 'Upgrading', value: 'UPGRADING' },
					],
					routing: {
						send: { type: 'query', property: 'statuses', value: '={{ $value.join(",") }}' },
					},
				},
			],
		},
	],
);
