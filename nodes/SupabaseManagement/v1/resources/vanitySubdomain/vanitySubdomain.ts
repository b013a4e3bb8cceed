import {
	updateDisplayOptions,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type INodeProperties,
} from 'n8n-workflow';

import { inputError } from '../../request/input/inputError';
import { shorten } from '../../request/input/path';
import { readText } from '../../request/input/readText';

const label = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

async function sendSubdomain(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const given = readText(this, 'vanitySubdomain').trim().toLowerCase();
	if (!label.test(given)) {
		throw inputError(
			this,
			given === '' ? 'Subdomain is empty' : `Subdomain is not valid: ${shorten(given)}`,
			'Enter up to 63 letters, digits and hyphens, without .supabase.co.',
		);
	}
	return { ...options, body: { vanity_subdomain: given } };
}

export const vanitySubdomainFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['vanitySubdomain'], operation: ['activate', 'checkAvailability'] } },
	[
		{
			displayName: 'Subdomain',
			name: 'vanitySubdomain',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. acme-prod',
			description: 'The part before .supabase.co',
			routing: { send: { preSend: [sendSubdomain] } },
		},
	],
);
