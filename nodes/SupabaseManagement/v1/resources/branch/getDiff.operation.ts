import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

export const getDiffFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['branch'], operation: ['getDiff'] } },
	[
		{
			displayName: 'Options',
			name: 'branchGetDiffOptions',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [
				{
					displayName: 'Schemas',
					name: 'includedSchemas',
					type: 'string',
					default: '',
					placeholder: 'e.g. public, auth',
					description: 'Compare only these schemas of the database, comma-separated',
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
					routing: { send: { type: 'query', property: 'pgdelta' } },
				},
			],
		},
	],
);
