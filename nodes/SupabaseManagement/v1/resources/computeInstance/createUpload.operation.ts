import {
	NodeOperationError,
	updateDisplayOptions,
	type IDataObject,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type IN8nHttpFullResponse,
	type INodeExecutionData,
	type INodeProperties,
} from 'n8n-workflow';

import { inputError } from '../../request/input/inputError';
import type { Client } from '../../request/client/client';
import { NoFileStore } from '../../request/client/fileStore';
import { readPathValues } from '../../request/input/path';
import { readText } from '../../request/input/readText';

function fieldOfArchive(context: IExecuteSingleFunctions): string {
	return readText(context, 'binaryField').trim();
}

/** An upload without its archive is useless, so make sure first that there is one. */
async function checkArchive(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const field = fieldOfArchive(this);
	if (field !== '' && this.getInputData().binary?.[field] === undefined) {
		throw inputError(
			this,
			`The item has no file in its field ${field}`,
			'Correct Input Binary Field, or clear it to get the address and upload the archive yourself.',
		);
	}
	return options;
}

/**
 * Sends the archive to the address that Supabase returned. The address contains its own permission,
 * so the credential’s token is not sent.
 */
export async function uploadArchive(
	this: IExecuteSingleFunctions,
	items: INodeExecutionData[],
	_answer: IN8nHttpFullResponse,
	client?: Client,
): Promise<INodeExecutionData[]> {
	const field = fieldOfArchive(this);
	const [item] = items;
	if (field === '' || item === undefined || client === undefined) return items;

	const { url, method } = (item.json.attributes ?? item.json) as IDataObject;
	const key = 'POST /v2/projects/{ref}/compute/{name}/uploads';
	const read = (name: string) => this.getNodeParameter(name, undefined, { extractValue: true });
	let answer: IN8nHttpFullResponse;
	try {
		answer = await client.sendToFileStore(key, readPathValues(key, read), {
			url: String(url),
			method: method === 'POST' ? 'POST' : 'PUT',
			body: await this.helpers.getBinaryDataBuffer(field),
			headers: { 'Content-Type': 'application/gzip' },
		});
	} catch (error) {
		if (error instanceof NoFileStore) {
			throw notUploaded(this, `The storage cannot be reached (${error.code}).`);
		}
		throw error as Error;
	}
	if (answer.statusCode >= 300)
		throw notUploaded(this, `The storage answered with status ${answer.statusCode}.`);
	return [{ ...item, json: { ...item.json, uploaded: true } }];
}

/** Does not include the address, with which anybody could upload. */
function notUploaded(context: IExecuteSingleFunctions, why: string): NodeOperationError {
	return new NodeOperationError(
		context.getNode(),
		'The archive could not be uploaded to Supabase’s storage',
		{
			itemIndex: context.getItemIndex(),
			description: `${why} Nothing was deployed. Run the operation again to get a new upload address. Make sure that n8n can connect to addresses outside the API, and that the archive is not too large.`,
		},
	);
}

export const createUploadFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['computeInstance'], operation: ['createUpload'] } },
	[
		{
			displayName: 'Input Binary Field',
			name: 'binaryField',
			type: 'string',
			default: 'data',
			placeholder: 'e.g. data',
			hint: 'The name of the input field containing the binary file data to be uploaded',
			description:
				'The field with the .tar.gz to upload. Clear it to get only the address, and upload the archive yourself.',
			routing: { send: { preSend: [checkArchive] } },
		},
	],
);
