import type { INodeProperties } from 'n8n-workflow';

/** Fills `{ref}` in the path. */
export const projectRef: INodeProperties = {
	displayName: 'Project',
	name: 'projectRef',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The project to work on',
	builderHint: {
		propertyHint:
			'A locator: { "__rl": true, "mode": "id", "value": expr("{{ $json.ref }}") } after a list of projects, or 20 lowercase letters as the value. It is not the name of the project. A branch has a project ID of its own.',
	},
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Choose a project…',
			typeOptions: { searchListMethod: 'searchProjects', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. abcdefghijklmnopqrst',
			validation: [
				{
					type: 'regex',
					properties: {
						regex: '^\\s*[a-z]{20}\\s*$',
						errorMessage: 'A project ID has 20 lowercase letters, as in the URL of its dashboard',
					},
				},
			],
		},
		{
			displayName: 'By URL',
			name: 'url',
			type: 'string',
			placeholder: 'e.g. https://supabase.com/dashboard/project/abcdefghijklmnopqrst',
			extractValue: {
				type: 'regex',
				regex: '^\\s*https?://[^/?#]+(?:/[^?#]*)?/project/([a-z]{20})(?![a-z0-9])',
			},
			validation: [
				{
					type: 'regex',
					properties: {
						regex: '^\\s*https?://[^/?#]+(?:/[^?#]*)?/project/([a-z]{20})(?![a-z0-9]).*$',
						errorMessage: 'Paste the address of a dashboard page of the project',
					},
				},
			],
		},
	],
};
