import type { INodeProperties } from 'n8n-workflow';

/** Fills `{id}` after `/signing-keys/` in the path. */
export const signingKeyId: INodeProperties = {
	displayName: 'Signing Key',
	name: 'signingKeyId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The signing key to work on',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Choose a signing key…',
			typeOptions: { searchListMethod: 'searchSigningKeys', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 33333333-3333-4333-8333-333333333333',
		},
	],
};
