import {
	updateDisplayOptions,
	type IExecuteSingleFunctions,
	type INodeExecutionData,
	type INodeProperties,
} from 'n8n-workflow';

/** Adds the types as a file, if requested. */
export async function withTypesFile(
	this: IExecuteSingleFunctions,
	items: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	const field = String(
		this.getNodeParameter('databaseGenerateTypesOptions.outputField', ''),
	).trim();
	if (field === '') return items;
	return await Promise.all(
		items.map(async ({ json }) => {
			const text = Buffer.from(String(json.types ?? ''));
			const file = await this.helpers.prepareBinaryData(
				text,
				'database.types.ts',
				'text/typescript',
			);
			return { json, binary: { [field]: file } };
		}),
	);
}

export const generateTypesFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['database'], operation: ['generateTypes'] } },
	[
		{
			displayName: 'Options',
			name: 'databaseGenerateTypesOptions',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [
				{
					displayName: 'Put Output File in Field',
					name: 'outputField',
					type: 'string',
					default: 'data',
					description: 'Binary field that also receives the types, as the file database.types.ts',
				},
				{
					displayName: 'Schemas',
					name: 'schemas',
					type: 'string',
					default: 'public',
					placeholder: 'e.g. public, auth',
					description: 'The schemas to generate types for, comma-separated',
					routing: {
						send: {
							type: 'query',
							property: 'included_schemas',
							value: '={{ String($value).split(/[\\s,]+/).filter((name) => name).join(",") }}',
						},
					},
				},
			],
		},
	],
);
