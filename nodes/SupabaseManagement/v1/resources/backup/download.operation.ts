import {
	NodeOperationError,
	type IDataObject,
	type IExecuteSingleFunctions,
	type IN8nHttpFullResponse,
	type INodeExecutionData,
} from 'n8n-workflow';

import type { Client } from '../../request/client/client';
import type { Envelope } from '../../request/envelope';
import { fileNameIn, NoFileStore } from '../../request/client/fileStore';
import { readPathValues } from '../../request/input/path';
import { readText } from '../../request/input/readText';

/**
 * A buffer or a stream. This operation returns a stream, because a database can be larger than the
 * memory.
 */
type File = Parameters<IExecuteSingleFunctions['helpers']['prepareBinaryData']>[0];

/**
 * Downloads the file from the signed address that Supabase returned. The address is outside the
 * API, so the credential’s token is not sent.
 */
export async function fetchFile(
	this: IExecuteSingleFunctions,
	items: INodeExecutionData[],
	{ body }: IN8nHttpFullResponse,
	client?: Client,
): Promise<INodeExecutionData[]> {
	const field = readText(this, 'backupOptions.binaryField').trim();
	if (field === '' || client === undefined) return items;

	const { attributes } = ((body as unknown as Envelope).data ?? {}) as IDataObject;
	const address = String((attributes as IDataObject | undefined)?.file_url);
	const key = 'POST /v2/projects/{ref}/backups/download';
	const read = (name: string) => this.getNodeParameter(name, undefined, { extractValue: true });
	let file: IN8nHttpFullResponse;
	try {
		file = await client.sendToFileStore(key, readPathValues(key, read), {
			url: address,
			encoding: 'stream',
		});
	} catch (error) {
		if (error instanceof NoFileStore) throw cutOff(this, error);
		throw error as Error;
	}
	if (file.statusCode !== 200) throw notDownloaded(this, ` (HTTP ${file.statusCode})`, '');
	const type = file.headers['content-type'] as string | undefined;
	try {
		const binary = await this.helpers.prepareBinaryData(
			file.body as File,
			fileNameIn(address),
			type,
		);
		return items.map((item) => ({ ...item, binary: { [field]: binary } }));
	} catch (error) {
		this.getExecutionCancelSignal()?.throwIfAborted();
		throw cutOff(this, new NoFileStore(error));
	}
}

function cutOff(context: IExecuteSingleFunctions, { code }: NoFileStore): NodeOperationError {
	return notDownloaded(
		context,
		'',
		// n8n would replace a message with this code by its own text.
		`The connection to the file store failed (${code}). If the file needs longer, raise Time Limit under Request Options. `,
	);
}

/** Does not include the address, with which anybody could download the file. */
function notDownloaded(
	context: IExecuteSingleFunctions,
	status: string,
	why: string,
): NodeOperationError {
	return new NodeOperationError(
		context.getNode(),
		`The file of the backup cannot be downloaded${status}`,
		{
			itemIndex: context.getItemIndex(),
			description: `${why}Its address is valid only briefly. Run the operation again, and make sure that n8n can connect to Supabase’s file storage.`,
		},
	);
}
