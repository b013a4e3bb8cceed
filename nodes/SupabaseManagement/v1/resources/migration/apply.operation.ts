import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { sendSql, sqlField } from '../../fields/sql';
import { idempotencyKey } from './idempotencyKey';
import { name, rollbackSql } from './settings';

export const applyFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['migration'], operation: ['apply', 'createOrUpdate'] } },
	[
		{
			...name,
			name: 'migrationName',
			routing: { send: { type: 'body', property: 'name', value: '={{ $value || undefined }}' } },
		},
		{
			...sqlField,
			displayName: 'SQL',
			name: 'sql',
			required: true,
			description: 'SQL that changes the database',
			routing: { send: { preSend: [sendSql('sql', 'query', 'SQL', { isRequired: true })] } },
		},
		{
			displayName: 'Additional Fields',
			name: 'migrationAdditionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [idempotencyKey, rollbackSql('migrationAdditionalFields')],
		},
	],
);
