import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

export const getRestorePointFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['backup'], operation: ['getRestorePoint'] } },
	[
		{
			displayName: 'Options',
			name: 'backupGetRestorePointOptions',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [
				{
					displayName: 'Restore Point',
					name: 'restorePoint',
					type: 'string',
					default: '',
					placeholder: 'e.g. before-upgrade',
					description: 'Name of the restore point to get',
					routing: { send: { type: 'query', property: 'name' } },
				},
			],
		},
	],
);
