import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

export const resetFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['branch'], operation: ['reset'] } },
	[
		{
			displayName:
				'This rebuilds the branch’s database from its migrations. Its data, and changes made without a migration, are lost.',
			name: 'resetNotice',
			type: 'notice',
			default: '',
		},
	],
);

/** Up to which migration to push, merge or reset. */
export const migrationVersionFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['branch'], operation: ['merge', 'push', 'reset'] } },
	[
		{
			displayName: 'Options',
			name: 'branchMigrationOptions',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [
				{
					displayName: 'Migration',
					name: 'migrationVersion',
					type: 'resourceLocator',
					default: { mode: 'list', value: '' },
					description: 'The last migration to include. If empty, all migrations are included.',
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
						},
					],
					routing: { send: { type: 'body', property: 'migration_version' } },
				},
			],
		},
	],
);
