import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

export const updateConfigurationFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['jitAccess'], operation: ['updateConfiguration'] } },
	[
		{
			displayName: 'If you disable it, nobody can connect with JIT access.',
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
