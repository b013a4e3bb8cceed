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
			description: 'Get the IP ranges that may connect to the database, and any change that waits',
			routing: { request: { method: 'GET', url: '/v1/projects/{ref}/network-restrictions' } },
		},
		{
			name: 'Replace',
			value: 'replace',
			action: 'Replace network restrictions',
			description: 'Let only the given IP ranges connect to the database',
			routing: {
				request: { method: 'POST', url: '/v1/projects/{ref}/network-restrictions/apply' },
			},
		},
		{
			name: 'Review',
			value: 'review',
			action: 'Review network restrictions',
			description: 'Apply or reject a change that waits for review. Early access.',
			routing: {
				request: { method: 'POST', url: '/v1/projects/{ref}/network-restrictions/review' },
			},
		},
		{
			name: 'Update',
			value: 'update',
			action: 'Update network restrictions',
			description: 'Add IP ranges to the allowed ones, or remove some. Early access.',
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
					'Whoever is not in an allowed range can no longer connect to the database or its pooler. That can be you, your apps and n8n. The Data API stays open.',
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
