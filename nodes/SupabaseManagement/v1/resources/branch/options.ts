import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { migration } from '../../fields/migration';

/** One collection, whose options depend on the operation. */
export const optionsFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['branch'], operation: ['delete', 'getDiff', 'merge', 'push', 'reset'] } },
	[
		{
			displayName: 'Options',
			name: 'branchOptions',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [
				{
					displayName: 'Grace Period',
					name: 'gracePeriod',
					type: 'boolean',
					default: true,
					description:
						'Whether to delete the branch after one hour. Until then, you can keep it with Restore. Supabase must have enabled this for the organization.',
					displayOptions: { show: { '/operation': ['delete'] } },
					routing: { send: { type: 'query', property: 'force', value: '={{ !$value }}' } },
				},
				{
					...migration,
					name: 'migrationVersion',
					description: 'The last migration to include. If empty, all migrations are included.',
					displayOptions: { show: { '/operation': ['merge', 'push', 'reset'] } },
					routing: { send: { type: 'body', property: 'migration_version' } },
				},
				{
					displayName: 'Schemas',
					name: 'includedSchemas',
					type: 'string',
					default: '',
					placeholder: 'e.g. public, auth',
					description: 'Compare only these schemas of the database, comma-separated',
					displayOptions: { show: { '/operation': ['getDiff'] } },
					routing: {
						send: {
							type: 'query',
							property: 'included_schemas',
							value: '={{ $value.replace(/\\s+/g, "") }}',
						},
					},
				},
				{
					displayName: 'Use Pg-Delta',
					name: 'pgDelta',
					type: 'boolean',
					default: true,
					description: 'Whether to compare with pg-delta instead of Migra',
					displayOptions: { show: { '/operation': ['getDiff'] } },
					routing: { send: { type: 'query', property: 'pgdelta' } },
				},
			],
		},
	],
);
