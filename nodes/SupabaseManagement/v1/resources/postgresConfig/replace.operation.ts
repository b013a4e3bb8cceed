import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

export const replaceFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['postgresConfig'], operation: ['replace'] } },
	[
		{
			displayName:
				'Settings that are not given here go back to Supabase’s defaults. Use Update to change single ones.',
			name: 'replaceNotice',
			type: 'notice',
			default: '',
		},
	],
);
