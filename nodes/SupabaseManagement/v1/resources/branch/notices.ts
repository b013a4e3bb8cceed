import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

export const mergeFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['branch'], operation: ['merge'] } },
	[
		{
			displayName:
				'This changes production: it runs the branch’s migrations on the production database, and deploys its Edge Functions. Migrations that delete data cannot be undone.',
			name: 'mergeNotice',
			type: 'notice',
			default: '',
		},
	],
);

export const resetFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['branch'], operation: ['reset'] } },
	[
		{
			displayName:
				'This rebuilds the branch’s database from its migrations. Its data, and changes made without a migration, are lost.',
			name: 'resetNotice',
			type: 'notice',
			default: '',
		},
	],
);
