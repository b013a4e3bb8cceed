import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type INodeExecutionData,
	type INodeProperties,
} from 'n8n-workflow';

import { entriesOf } from '../../fields/entriesOf';
import { ipVersion } from '../../fields/ipAddresses';
import { inputError } from '../../request/input/inputError';
import { shorten } from '../../request/input/path';

function bannedAddresses(context: IExecuteSingleFunctions): string[] {
	return entriesOf(context.getNodeParameter('bannedAddress', '', { extractValue: true }));
}

async function sendAddresses(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const body = options.body as IDataObject;
	const addresses = bannedAddresses(this);
	const wrong = addresses.find((address) => ipVersion(address) === undefined);
	if (wrong !== undefined) {
		throw inputError(
			this,
			`Banned Address is not valid: ${shorten(wrong)}`,
			'Enter an IP address such as 203.0.113.7, or several, comma-separated.',
		);
	}
	if (addresses.length === 0 && body.requester_ip !== true) {
		throw inputError(
			this,
			'Banned Address is empty',
			'Choose an address, or turn on Include Own Address under Options.',
		);
	}
	return { ...options, body: { ...body, ipv4_addresses: addresses } };
}

/** Adds the removed bans to the output. */
export async function nameAddresses(
	this: IExecuteSingleFunctions,
	items: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	return items.map(({ json }) => ({ json: { ...json, addresses: bannedAddresses(this) } }));
}

export const removeFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['networkBan'], operation: ['remove'] } },
	[
		{
			displayName:
				'An address is banned after repeated wrong passwords. Without the ban, it can try again.',
			name: 'removeNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Banned Address',
			name: 'bannedAddress',
			type: 'resourceLocator',
			default: { mode: 'list', value: '' },
			description: 'The IP address whose ban to remove',
			modes: [
				{
					displayName: 'From List',
					name: 'list',
					type: 'list',
					placeholder: 'Choose an address…',
					typeOptions: { searchListMethod: 'searchBannedAddresses', searchable: true },
				},
				{
					displayName: 'By ID',
					name: 'id',
					type: 'string',
					placeholder: 'e.g. 203.0.113.7, 2001:db8::7',
					hint: 'One or more IP addresses, comma-separated',
				},
			],
			routing: { send: { preSend: [sendAddresses] } },
		},
		{
			displayName: 'Options',
			name: 'networkBanOptions',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [
				{
					displayName: 'Database',
					name: 'databaseIdentifier',
					type: 'resourceLocator',
					default: { mode: 'list', value: '' },
					description: 'The database or read replica to remove the bans from',
					modes: [
						{
							displayName: 'From List',
							name: 'list',
							type: 'list',
							placeholder: 'Choose a database…',
							typeOptions: { searchListMethod: 'searchDatabasesWithBans', searchable: true },
						},
						{
							displayName: 'By ID',
							name: 'id',
							type: 'string',
							placeholder: 'e.g. abcdefghijklmnopqrst',
						},
					],
					routing: { send: { type: 'body', property: 'identifier' } },
				},
				{
					displayName: 'Include Own Address',
					name: 'requesterIp',
					type: 'boolean',
					default: false,
					description: 'Whether to also remove the ban of n8n’s own address',
					routing: { send: { type: 'body', property: 'requester_ip' } },
				},
			],
		},
	],
);
