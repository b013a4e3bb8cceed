import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { projectRef } from '../../fields/projectRef';

export const operations: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	displayOptions: { show: { resource: ['snippet'] } },
	options: [
		{
			name: 'Get',
			value: 'get',
			action: 'Get SQL snippet',
			description: 'Get the SQL of a snippet saved in the SQL Editor',
			routing: { request: { method: 'GET', url: '/v1/snippets/{id}' } },
		},
		{
			name: 'Get Many',
			value: 'getMany',
			action: 'Get many SQL snippets',
			description: 'Get the snippets of the credential’s user in all projects, without their SQL',
			routing: { request: { method: 'GET', url: '/v1/snippets' } },
		},
	],
	default: 'getMany',
};

export const locators: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['snippet'], operation: ['get'] } },
	[
		{
			displayName: 'Snippet',
			name: 'snippetId',
			type: 'resourceLocator',
			default: { mode: 'list', value: '' },
			required: true,
			description: 'The SQL snippet to get',
			modes: [
				{
					displayName: 'From List',
					name: 'list',
					type: 'list',
					placeholder: 'Choose a snippet…',
					typeOptions: { searchListMethod: 'searchSnippets', searchable: true },
				},
				{
					displayName: 'By ID',
					name: 'id',
					type: 'string',
					placeholder: 'e.g. 44444444-4444-4444-8444-444444444444',
				},
				{
					displayName: 'By URL',
					name: 'url',
					type: 'string',
					placeholder:
						'e.g. https://supabase.com/dashboard/project/abcdefghijklmnopqrst/sql/44444444-4444-4444-8444-444444444444',
					extractValue: {
						type: 'regex',
						regex: '^\\s*https?://[^/?#]+(?:/[^?#]*)?/sql/([0-9a-fA-F-]{36})',
					},
					validation: [
						{
							type: 'regex',
							properties: {
								regex: '^\\s*https?://[^/?#]+(?:/[^?#]*)?/sql/([0-9a-fA-F-]{36}).*$',
								errorMessage: 'Paste the URL of the snippet in the SQL Editor',
							},
						},
					],
				},
			],
		},
	],
);

export const fields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['snippet'], operation: ['getMany'] } },
	[
		{
			displayName: 'Filters',
			name: 'snippetFilters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: [
				{
					...projectRef,
					// n8n checks an option as well as a field of the same name, and says twice what is wrong.
					name: 'filteredProjectRef',
					required: false,
					description: 'Return only the snippets of this project',
					routing: { send: { type: 'query', property: 'project_ref' } },
				},
				{
					displayName: 'Sort By',
					name: 'sortBy',
					type: 'options',
					default: 'inserted_at',
					options: [
						{ name: 'Created At', value: 'inserted_at' },
						{ name: 'Name', value: 'name' },
					],
					routing: { send: { type: 'query', property: 'sort_by' } },
				},
				{
					displayName: 'Sort Order',
					name: 'sortOrder',
					type: 'options',
					default: 'desc',
					options: [
						{ name: 'Ascending', value: 'asc' },
						{ name: 'Descending', value: 'desc' },
					],
					routing: { send: { type: 'query', property: 'sort_order' } },
				},
			],
		},
	],
);
