import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { name, rollbackSql } from './settings';

export const applyFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['migration'], operation: ['apply', 'createOrUpdate'] } },
	[
		{
			displayName: 'SQL',
			name: 'sql',
			type: 'string',
			typeOptions: { editor: 'sqlEditor', sqlDialect: 'PostgreSQL', rows: 5 },
			required: true,
			default: '',
			description: 'What the migration does to the database',
			routing: { send: { type: 'body', property: 'query' } },
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
				rollbackSql,
			],
		},
	],
);
