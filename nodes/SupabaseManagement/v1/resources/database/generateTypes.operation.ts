import type { IExecuteSingleFunctions, INodeExecutionData } from 'n8n-workflow';

/** Adds the types as a file, if requested. */
export async function withTypesFile(
	this: IExecuteSingleFunctions,
	items: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	const field = String(this.getNodeParameter('databaseOptions.outputField', '')).trim();
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
