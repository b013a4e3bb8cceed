import type { INodeProperties } from 'n8n-workflow';

/** Fills `{slug}` in the path. */
export const organizationSlug: INodeProperties = {
	displayName: 'Organization',
	name: 'organizationSlug',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The organization to work on',
	builderHint: {
		propertyHint:
			'A locator: { "__rl": true, "mode": "id", "value": expr("{{ $json.slug }}") } after a list of organizations, or $json.organization_slug after a list of projects',
	},
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Choose an organization…',
			typeOptions: { searchListMethod: 'searchOrganizations', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. tsrqponmlkjihgfedcba',
			hint: 'The organization’s slug, as in its settings',
			validation: [
				{
					type: 'regex',
					properties: {
						regex: '^\\s*[\\w-]+\\s*$',
						errorMessage:
							'An organization’s slug has only letters, digits, hyphens and underscores',
					},
				},
			],
		},
		{
			displayName: 'By URL',
			name: 'url',
			type: 'string',
			placeholder: 'e.g. https://supabase.com/dashboard/org/tsrqponmlkjihgfedcba',
			extractValue: {
				type: 'regex',
				regex: '^\\s*https?://[^/?#]+(?:/[^?#]*)?/org/([\\w-]+)',
			},
			validation: [
				{
					type: 'regex',
					properties: {
						regex: '^\\s*https?://[^/?#]+(?:/[^?#]*)?/org/([\\w-]+).*$',
						errorMessage: 'Paste the address of a dashboard page of the organization',
					},
				},
			],
		},
	],
};
