import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { sendSql, sqlField } from '../../fields/sql';
import { name, rollbackSql } from './settings';

export const applyFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['migration'], operation: ['apply', 'createOrUpdate'] } },
	[
		{
			...sqlField,
			displayName: 'SQL',
			name: 'sql',
			required: true,
			description: 'What the migration does to the database',
			routing: { send: { preSend: [sendSql('sql', 'query', 'SQL', { isRequired: true })] } },
		},
		{
			displayName: 'Additional Fields',
			name: 'migrationAdditionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				{
					displayName: 'Idempotency Key',
					name: 'idempotencyKey',
					type: 'string',
					default: '',
					placeholder: 'e.g. release-2026-11-01',
					description:
						'A text of your own. A migration that is sent again with the same one is recorded once only.',
					routing: { request: { headers: { 'Idempotency-Key': '={{ $value }}' } } },
				},
				name,
				rollbackSql('migrationAdditionalFields'),
			],
		},
	],
);
