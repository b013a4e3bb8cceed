import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

export const restorePointFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['backup'], operation: ['createRestorePoint', 'undo'] } },
	[
		{
			displayName: 'Restore Point',
			name: 'restorePoint',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. before-upgrade',
			description: 'Name of the restore point, up to 20 characters',
			routing: { send: { type: 'body', property: 'name' } },
		},
	],
);
