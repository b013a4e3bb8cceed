import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type INodeProperties,
} from 'n8n-workflow';

import { jsonOf } from '../../fields/json';
import { inputError } from '../../request/input/inputError';

type Trust = { customJwks?: unknown; jwksUrl?: string; issuerUrl?: string };

async function sendTrust(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const { customJwks, jwksUrl, issuerUrl } = this.getNodeParameter('trust', {}) as Trust;
	const body: IDataObject = {};
	if (issuerUrl?.trim()) body.oidc_issuer_url = issuerUrl.trim();
	if (jwksUrl?.trim()) body.jwks_url = jwksUrl.trim();
	if (customJwks !== undefined && customJwks !== '') {
		body.custom_jwks = jsonOf(this, customJwks, 'Keys') as IDataObject;
	}
	if (Object.keys(body).length > 0) return { ...options, body };
	throw inputError(
		this,
		'Issuer URL is empty',
		'Enter it, or add the field JWKS URL or Keys. Supabase needs one of them to get the provider’s keys.',
	);
}

export const createFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['thirdPartyAuth'], operation: ['create'] } },
	[
		{
			displayName: 'Provider',
			name: 'trust',
			type: 'collection',
			placeholder: 'Add Field',
			default: { issuerUrl: '' },
			description: 'Where to get the keys that verify the provider’s tokens. One field is enough.',
			routing: { send: { preSend: [sendTrust] } },
			options: [
				{
					displayName: 'Issuer URL',
					name: 'issuerUrl',
					type: 'string',
					default: '',
					placeholder: 'e.g. https://securetoken.google.com/acme-prod',
					description: 'URL of the OpenID Connect issuer, as in the “iss” of its tokens',
				},
				{
					displayName: 'JWKS URL',
					name: 'jwksUrl',
					type: 'string',
					default: '',
					placeholder: 'e.g. https://login.acme.com/.well-known/jwks.json',
					description: 'URL of the provider’s public keys',
				},
				{
					displayName: 'Keys',
					name: 'customJwks',
					type: 'json',
					default: '{ "keys": [] }',
					description: 'The public keys themselves, as a JSON Web Key Set',
				},
			],
		},
	],
);
