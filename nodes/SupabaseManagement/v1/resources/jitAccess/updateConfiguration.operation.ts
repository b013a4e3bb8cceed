import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

export const updateConfigurationFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['jitAccess'], operation: ['updateConfiguration'] } },
	[
		{
			displayName: 'If you disable JIT access, nobody can use it to connect to the database.',
			name: 'updateConfigurationNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'State',
			name: 'state',
			type: 'options',
			required: true,
			default: 'enabled',
			options: [
				{ name: 'Enabled', value: 'enabled' },
				{ name: 'Disabled', value: 'disabled' },
			],
			routing: { send: { type: 'body', property: 'state' } },
		},
	],
);
