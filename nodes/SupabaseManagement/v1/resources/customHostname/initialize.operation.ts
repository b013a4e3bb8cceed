import {
	updateDisplayOptions,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type INodeProperties,
} from 'n8n-workflow';

import { inputError } from '../../request/input/inputError';
import { shorten } from '../../request/input/path';
import { readText } from '../../request/input/readText';

const hostname = /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+(?!\d+$)[a-z0-9-]{2,63}$/i;

async function sendHostname(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const given = readText(this, 'customHostname').trim();
	if (!hostname.test(given)) {
		throw inputError(
			this,
			given === '' ? 'Custom Hostname is empty' : `Custom Hostname is not valid: ${shorten(given)}`,
			'Enter a name such as api.example.com, without https:// and without a path.',
		);
	}
	return { ...options, body: { custom_hostname: given.toLowerCase() } };
}

export const initializeFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['customHostname'], operation: ['initialize'] } },
	[
		{
			displayName: 'Custom Hostname',
			name: 'customHostname',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. api.example.com',
			description: 'The project needs the Custom Domain add-on',
			routing: { send: { preSend: [sendHostname] } },
		},
	],
);
