import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { name, rollbackSql } from './settings';

export const updateFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['migration'], operation: ['update'] } },
	[
		{
			displayName: 'Update Fields',
			name: 'migrationUpdateFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [name, rollbackSql('migrationUpdateFields')],
		},
	],
);
