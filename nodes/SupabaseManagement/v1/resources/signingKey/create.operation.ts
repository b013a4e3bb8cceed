import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type INodeProperties,
} from 'n8n-workflow';

import { jsonOf } from '../../fields/json';
import { inputError } from '../../request/input/inputError';

/** The type of key (`kty`) that each algorithm signs with. */
const keyTypes: Record<string, string> = { EdDSA: 'OKP', ES256: 'EC', HS256: 'oct', RS256: 'RSA' };

async function sendPrivateKey(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const key = jsonOf(
		this,
		this.getNodeParameter('signingKeyAdditionalFields.privateJwk'),
		'Private Key',
	);
	const algorithm = this.getNodeParameter('algorithm') as string;
	if ((key as IDataObject | null)?.kty !== keyTypes[algorithm]) {
		throw inputError(
			this,
			`Private Key is not a key for ${algorithm}`,
			`Enter a JWK whose “kty” is “${keyTypes[algorithm]}”.`,
		);
	}
	return { ...options, body: { ...(options.body as IDataObject), private_jwk: key } };
}

export const createFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['signingKey'], operation: ['create'] } },
	[
		{
			displayName: 'Algorithm',
			name: 'algorithm',
			type: 'options',
			required: true,
			default: 'ES256',
			options: [
				{ name: 'ECC (P-256, ES256)', value: 'ES256' },
				{ name: 'Ed25519 (EdDSA)', value: 'EdDSA' },
				{ name: 'RSA (2048, RS256)', value: 'RS256' },
				{ name: 'Shared Secret (HS256)', value: 'HS256' },
			],
			routing: { send: { type: 'body', property: 'algorithm' } },
		},
		{
			displayName: 'Additional Fields',
			name: 'signingKeyAdditionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				{
					displayName: 'Private Key',
					name: 'privateJwk',
					type: 'json',
					default: '{}',
					description:
						'Your own key as a JWK, including the private part. If empty, Supabase creates a key.',
					routing: { send: { preSend: [sendPrivateKey] } },
				},
				{
					displayName: 'Status',
					name: 'status',
					type: 'options',
					default: 'standby',
					options: [
						{ name: 'In Use', value: 'in_use', description: 'Signs new tokens' },
						{
							name: 'Standby',
							value: 'standby',
							description: 'Published, so that apps can trust it before it is used',
						},
					],
					routing: { send: { type: 'body', property: 'status' } },
				},
			],
		},
	],
);
