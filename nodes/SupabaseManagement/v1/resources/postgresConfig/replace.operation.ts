import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

export const replaceFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['postgresConfig'], operation: ['replace'] } },
	[
		{
			displayName:
				'Settings that you don’t add are reset to Supabase’s defaults. To change only some settings, use Update.',
			name: 'replaceNotice',
			type: 'notice',
			default: '',
		},
	],
);
