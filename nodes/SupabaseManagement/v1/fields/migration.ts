import type { INodeProperties } from 'n8n-workflow';

/** Selects a migration. The name of the parameter and its description depend on the operation. */
export const migration: INodeProperties = {
	displayName: 'Migration',
	name: 'version',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
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
						errorMessage: 'The version of a migration contains only digits',
					},
				},
			],
		},
	],
};
