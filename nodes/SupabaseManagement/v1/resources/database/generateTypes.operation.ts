import type { IExecuteSingleFunctions, INodeExecutionData } from 'n8n-workflow';
import { readText } from '../../request/input/readText';

/** Adds the types as a file, if requested. */
export async function withTypesFile(
	this: IExecuteSingleFunctions,
	items: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	const field = readText(this, 'databaseOptions.outputField').trim();
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
