import type { INodeProperties } from 'n8n-workflow';

/** Fills `{version}` in the path. */
export const version: INodeProperties = {
	displayName: 'Migration',
	name: 'version',
	type: 'resourceLocator',
	typeOptions: { loadOptionsDependsOn: ['projectRef.value'] },
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The migration to work on',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Choose a migration…',
			typeOptions: { searchListMethod: 'searchMigrations', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 20250312000000',
			hint: 'The migration’s version',
			validation: [
				{
					type: 'regex',
					properties: {
						regex: '^\\s*\\d+\\s*$',
						errorMessage: 'A migration’s version has digits only',
					},
				},
			],
		},
	],
};
