import {
	updateDisplayOptions,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type INodeProperties,
} from 'n8n-workflow';

import { ipVersion } from '../../fields/ipAddresses';
import { inputError } from '../../request/input/inputError';

async function checkAddress(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const { rhost } = options.body as { rhost: string };
	if (ipVersion(rhost) !== undefined) return options;
	throw inputError(
		this,
		rhost === '' ? 'IP Address is empty' : `IP Address is not valid: ${rhost.slice(0, 80)}`,
		'Enter one address, such as 203.0.113.10 or 2001:db8::10.',
	);
}

export const authorizeFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['jitAccess'], operation: ['authorize'] } },
	[
		{
			displayName: 'Role',
			name: 'databaseRole',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. postgres',
			description: 'The Postgres role to connect as',
			routing: { send: { type: 'body', property: 'role' } },
		},
		{
			displayName: 'IP Address',
			name: 'ipAddress',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 203.0.113.10',
			description: 'The address that the connection comes from',
			routing: {
				send: {
					type: 'body',
					property: 'rhost',
					value: '={{ String($value ?? "").trim() }}',
					preSend: [checkAddress],
				},
			},
		},
	],
);
