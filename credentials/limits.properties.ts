import type { INodeProperties } from 'n8n-workflow';

/** The fields of both credential types besides the sign-in: where the API is, and what is allowed. */
export const limitProperties: INodeProperties[] = [
	{
		displayName: 'API Address',
		name: 'apiAddress',
		type: 'string',
		default: 'https://api.supabase.com',
		required: true,
		description: 'Keep the default, unless you use a proxy or the sandbox',
	},
	{
		displayName: 'Read Only',
		name: 'readOnly',
		type: 'boolean',
		default: false,
		description:
			'Whether to refuse every operation that changes something, before anything is sent. Recommended for AI agents and reports.',
	},
	{
		displayName: 'Allowed Projects',
		name: 'allowedProjects',
		type: 'string',
		default: '',
		placeholder: 'e.g. abcdefghijklmnopqrst, tsrqponmlkjihgfedcba',
		description:
			'Comma-separated IDs of the allowed projects. Any other project is refused before anything is sent, and so are changes to organizations. If empty, all projects are allowed.',
	},
];
