import type { IExecuteSingleFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import { nameAddresses, removeFields } from './remove.operation';

/** The addresses are plain texts. Their field has the same name as in Get Many With Details. */
async function nameAddress(
	this: IExecuteSingleFunctions,
	items: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	return items.map(({ json }) => ({ json: { banned_address: json.value } }));
}

export const operations: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	displayOptions: { show: { resource: ['networkBan'] } },
	options: [
		{
			name: 'Get Many',
			value: 'getMany',
			action: 'Get many network bans',
			description: 'Get the IP addresses that are banned after too many wrong passwords',
			builderHint: {
				propertyHint: 'To learn which database has banned an address, use getManyWithDetails.',
			},
			routing: {
				request: { method: 'POST', url: '/v1/projects/{ref}/network-bans/retrieve' },
				output: { postReceive: [nameAddress] },
			},
		},
		{
			name: 'Get Many with Details',
			value: 'getManyWithDetails',
			action: 'Get many network bans with details',
			description: 'Get the banned IP addresses with the database that banned them',
			builderHint: {
				propertyHint: 'If the addresses are enough, use getMany.',
			},
			routing: {
				request: { method: 'POST', url: '/v1/projects/{ref}/network-bans/retrieve/enriched' },
			},
		},
		{
			name: 'Remove',
			value: 'remove',
			action: 'Remove network bans',
			description:
				'Remove the bans of IP addresses, so that they can connect to the database again',
			routing: {
				request: { method: 'DELETE', url: '/v1/projects/{ref}/network-bans' },
				output: { postReceive: [nameAddresses] },
			},
		},
	],
	default: 'getMany',
};

export const locators: INodeProperties[] = [];

export const fields: INodeProperties[] = removeFields;
