import {
	NodeOperationError,
	updateDisplayOptions,
	type IDataObject,
	type IExecuteSingleFunctions,
	type IN8nHttpFullResponse,
	type INodeExecutionData,
	type INodeProperties,
} from 'n8n-workflow';

import type { Envelope } from '../../request/client/envelope';
import { UnreadableAnswer } from '../../request/failure/failure';

/** A buffer or, as here, a stream, because a database can be larger than the memory. */
type File = Parameters<IExecuteSingleFunctions['helpers']['prepareBinaryData']>[0];

/**
 * Fetches the file from the address that Supabase gave. The address is signed and not the API’s own,
 * so that the credential’s token stays here.
 */
async function fetchFile(
	this: IExecuteSingleFunctions,
	items: INodeExecutionData[],
	{ body }: IN8nHttpFullResponse,
): Promise<INodeExecutionData[]> {
	const field = String(this.getNodeParameter('backupDownloadOptions.binaryField', '')).trim();
	if (field === '') return items;

	const { attributes } = (body as unknown as Envelope).data as IDataObject;
	const address = String((attributes as IDataObject | undefined)?.file_url);
	if (!/^https?:\/\//.test(address)) throw new UnreadableAnswer('It has no address of a file.');

	const file = (await this.helpers.httpRequest({
		url: address,
		encoding: 'stream',
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
	})) as IN8nHttpFullResponse;
	if (file.statusCode !== 200) {
		throw new NodeOperationError(
			this.getNode(),
			`The file of the backup cannot be downloaded (HTTP ${file.statusCode})`,
			{
				itemIndex: this.getItemIndex(),
				description:
					'Its address is valid only briefly. Run the operation again, and make sure that n8n can connect to Supabase’s file storage.',
			},
		);
	}
	const name = decodeURIComponent(new URL(address).pathname.split('/').pop()!);
	const type = file.headers['content-type'] as string | undefined;
	const binary = await this.helpers.prepareBinaryData(file.body as File, name, type);
	return items.map((item) => ({ ...item, binary: { [field]: binary } }));
}

export const downloadFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['backup'], operation: ['download'] } },
	[
		{
			displayName: 'Options',
			name: 'backupDownloadOptions',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [
				{
					displayName: 'Put Output File in Field',
					name: 'binaryField',
					type: 'string',
					default: 'data',
					hint: 'The name of the output binary field to put the file in',
					description:
						'Also downloads the file, not only its address. The file is as large as the database.',
					routing: { output: { postReceive: [fetchFile] } },
				},
			],
		},
	],
);
