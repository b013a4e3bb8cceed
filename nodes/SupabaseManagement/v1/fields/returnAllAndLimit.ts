import type { INodeProperties } from 'n8n-workflow';

const listOperations = [
	'getMany',
	'getManyGithubConnections',
	'getManyInOrganization',
	'getManyInOrganizationByAge',
	'getManyMaintenanceWindows',
	'getManyRoles',
];

/** Read by `request/pagination.ts`. */
export const returnAllAndLimit: INodeProperties[] = [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
		displayOptions: { show: { operation: listOperations } },
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		description: 'Max number of results to return',
		displayOptions: { show: { operation: listOperations, returnAll: [false] } },
	},
];
