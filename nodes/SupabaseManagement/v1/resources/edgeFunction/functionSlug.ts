import type { INodeProperties } from 'n8n-workflow';

/** Fills `{function_slug}` in the path. */
export const functionSlug: INodeProperties = {
	displayName: 'Edge Function',
	name: 'functionSlug',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The function to work on',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Choose a function…',
			typeOptions: { searchListMethod: 'searchEdgeFunctions', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. hello-world',
			hint: 'The function’s slug, as in its address',
			validation: [
				{
					type: 'regex',
					properties: {
						regex: '^\\s*[\\w-]+\\s*$',
						errorMessage: 'A function’s slug has letters, digits, hyphens and underscores only',
					},
				},
			],
		},
		{
			displayName: 'By URL',
			name: 'url',
			type: 'string',
			placeholder:
				'e.g. https://supabase.com/dashboard/project/abcdefghijklmnopqrst/functions/hello-world',
			extractValue: {
				type: 'regex',
				regex: '^\\s*https?://[^/?#]+(?:/[^?#]*)?/functions/(?:v1/)?([\\w-]+)',
			},
			validation: [
				{
					type: 'regex',
					properties: {
						regex: '^\\s*https?://[^/?#]+(?:/[^?#]*)?/functions/(?:v1/)?([\\w-]+).*$',
						errorMessage: 'Paste the URL of the function, or of its dashboard page',
					},
				},
			],
		},
	],
};

const [fromList, byId, byUrl] = functionSlug.modes!;

/** Selects a function that may be new and therefore not in the list. */
export const newFunctionSlug: INodeProperties = {
	...functionSlug,
	default: { mode: 'id', value: '' },
	description: 'The function to deploy. For a new function, enter its name.',
	modes: [byId!, fromList!, byUrl!],
};
