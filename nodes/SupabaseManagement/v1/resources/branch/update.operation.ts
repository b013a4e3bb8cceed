import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { gitBranch, notifyUrl, persistent } from './settings';

export const updateFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['branch'], operation: ['update'] } },
	[
		{
			displayName: 'Update Fields',
			name: 'branchUpdateFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				gitBranch,
				{
					displayName: 'Name',
					name: 'name',
					type: 'string',
					default: '',
					placeholder: 'e.g. preview-login-page',
					description: 'Name of the branch in the dashboard',
					routing: { send: { type: 'body', property: 'branch_name' } },
				},
				notifyUrl,
				persistent,
				{
					displayName: 'Request Review',
					name: 'requestReview',
					type: 'boolean',
					default: true,
					description: 'Whether to request a review of the branch',
					routing: { send: { type: 'body', property: 'request_review' } },
				},
				{
					displayName: 'Status',
					name: 'status',
					type: 'options',
					default: 'FUNCTIONS_DEPLOYED',
					description: 'The status of the branch, for deployments that Supabase doesn’t run',
					options: [
						{ name: 'Creating Project', value: 'CREATING_PROJECT' },
						{ name: 'Functions Deployed', value: 'FUNCTIONS_DEPLOYED' },
						{ name: 'Functions Failed', value: 'FUNCTIONS_FAILED' },
						{ name: 'Migrations Failed', value: 'MIGRATIONS_FAILED' },
						{ name: 'Migrations Passed', value: 'MIGRATIONS_PASSED' },
						{ name: 'Running Migrations', value: 'RUNNING_MIGRATIONS' },
					],
					routing: { send: { type: 'body', property: 'status' } },
				},
			],
		},
	],
);
