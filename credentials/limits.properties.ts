import type { INodeProperties } from 'n8n-workflow';

/** What both credential types ask besides the sign-in: where the API is, and what may be done with it. */
export const limitProperties: INodeProperties[] = [
	{
		displayName: 'API Address',
		name: 'apiAddress',
		type: 'string',
		default: 'https://api.supabase.com',
		required: true,
		description:
			'Leave as it is, unless your requests go through a proxy or to a stand-in for the API',
	},
	{
		displayName: 'Read Only',
		name: 'readOnly',
		type: 'boolean',
		default: false,
		description:
			'Whether to refuse every operation that changes something, before anything is sent. Good for AI agents and reports.',
	},
	{
		displayName: 'Allowed Projects',
		name: 'allowedProjects',
		type: 'string',
		default: '',
		placeholder: 'e.g. abcdefghijklmnopqrst, tsrqponmlkjihgfedcba',
		description:
			'IDs of the projects that may be used, separated by commas. Any other project is refused before anything is sent, and so are changes to organizations. Empty allows all.',
	},
];
