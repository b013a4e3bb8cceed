import type { INodeProperties } from 'n8n-workflow';

/** Fills `{id}` after `/api-keys/` in the path. */
export const apiKeyId: INodeProperties = {
	displayName: 'API Key',
	name: 'apiKeyId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The publishable or secret key to work on',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Choose an API key…',
			typeOptions: { searchListMethod: 'searchApiKeys', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 22222222-2222-4222-8222-222222222222',
			hint: 'The ID that Get Many returns, not the key itself',
		},
	],
};
