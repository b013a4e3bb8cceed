import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { replaceFields } from './replace.operation';
import { reviewFields } from './review.operation';
import { updateFields } from './update.operation';

export const operations: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	displayOptions: { show: { resource: ['networkRestriction'] } },
	options: [
		{
			name: 'Get',
			value: 'get',
			action: 'Get network restrictions',
			description: 'Get the IP ranges that may connect to the database, and any pending change',
			routing: { request: { method: 'GET', url: '/v1/projects/{ref}/network-restrictions' } },
		},
		{
			name: 'Replace',
			value: 'replace',
			action: 'Replace network restrictions',
			description: 'Allow only these IP ranges to connect to the database',
			builderHint: {
				propertyHint:
					'Removes ranges that are not sent, and can lock clients out. To add or remove ranges, use update.',
			},
			routing: {
				request: { method: 'POST', url: '/v1/projects/{ref}/network-restrictions/apply' },
			},
		},
		{
			name: 'Review',
			value: 'review',
			action: 'Review network restrictions',
			description: 'Apply or reject a pending change. Early access.',
			routing: {
				request: { method: 'POST', url: '/v1/projects/{ref}/network-restrictions/review' },
			},
		},
		{
			name: 'Update',
			value: 'update',
			action: 'Update network restrictions',
			description: 'Add or remove allowed IP ranges. Early access.',
			builderHint: {
				propertyHint: 'Adds or removes ranges. For the whole list, use replace.',
			},
			routing: { request: { method: 'PATCH', url: '/v1/projects/{ref}/network-restrictions' } },
		},
	],
	default: 'get',
};

export const locators: INodeProperties[] = [];

export const fields: INodeProperties[] = [
	...updateDisplayOptions(
		{
			show: { resource: ['networkRestriction'], operation: ['replace', 'review', 'update'] },
		},
		[
			{
				displayName:
					'Clients outside the allowed ranges, possibly including you, your apps and n8n, can no longer connect to the database or its pooler. The Data API stays available.',
				name: 'lockOutNotice',
				type: 'notice',
				default: '',
			},
		],
	),
	...replaceFields,
	...reviewFields,
	...updateFields,
];
