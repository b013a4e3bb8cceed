import type { INodeProperties } from 'n8n-workflow';

/** Fills `{tpa_id}` in the path. */
export const tpaId: INodeProperties = {
	displayName: 'Third-Party Integration',
	name: 'tpaId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The integration to work on',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Choose an integration…',
			typeOptions: { searchListMethod: 'searchThirdPartyIntegrations', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 88888888-8888-4888-8888-888888888888',
		},
	],
};
