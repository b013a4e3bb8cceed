import type { INodeProperties } from 'n8n-workflow';

/** Fills `{provider_id}` in the path. */
export const providerId: INodeProperties = {
	displayName: 'SSO Provider',
	name: 'providerId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The SSO provider to work on',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Choose an SSO provider…',
			typeOptions: { searchListMethod: 'searchSsoProviders', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 77777777-7777-4777-8777-777777777777',
		},
	],
};
