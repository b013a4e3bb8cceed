import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

/** One collection, whose options depend on the operation. Inspect has more, and its own. */
export const optionsFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['database'], operation: ['generateTypes', 'getOpenApi', 'runQuery'] } },
	[
		{
			displayName: 'Options',
			name: 'databaseOptions',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [
				{
					displayName: 'Put Output File in Field',
					name: 'outputField',
					type: 'string',
					default: 'data',
					description:
						'The name of the binary field to put the types in, as the file database.types.ts',
					displayOptions: { show: { '/operation': ['generateTypes'] } },
				},
				{
					displayName: 'Read Only',
					name: 'readOnly',
					type: 'boolean',
					default: false,
					description: 'Whether Postgres refuses statements that would change data',
					displayOptions: { show: { '/operation': ['runQuery'] } },
					routing: { send: { type: 'body', property: 'read_only' } },
				},
				{
					displayName: 'Schema',
					name: 'schema',
					type: 'string',
					default: 'public',
					description: 'The schema to describe',
					displayOptions: { show: { '/operation': ['getOpenApi'] } },
					routing: { send: { type: 'query', property: 'schema' } },
				},
				{
					displayName: 'Schemas',
					name: 'schemas',
					type: 'string',
					default: 'public',
					placeholder: 'e.g. public, auth',
					description: 'The schemas to generate types for, comma-separated',
					displayOptions: { show: { '/operation': ['generateTypes'] } },
					routing: {
						send: {
							type: 'query',
							property: 'included_schemas',
							value:
								'={{ String($value ?? "").split(/[\\s,]+/).filter((name) => name).join(",") }}',
						},
					},
				},
			],
		},
	],
);
