import type { INodeProperties } from 'n8n-workflow';

import { inSeveralRequests } from '../severalRequests';
import { allItemsFields } from './allItems';
import { deleteFields, namesOf } from './delete.operation';
import { secretsFields } from './secrets.field';
import { sendInParts } from './sendInParts';
import { readSecrets } from './requests';
import { synchronizeFields, synchronizeSecrets } from './synchronize.operation';
import { partsOfSecrets } from './upsert.operation';

export const operations: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	displayOptions: { show: { resource: ['edgeFunctionSecret'] } },
	options: [
		{
			name: 'Create or Update',
			value: 'upsert',
			action: 'Create or update edge function secrets',
			description: 'Create a new secret, or update the current one if it already exists (upsert)',
			builderHint: {
				propertyHint:
					'Sets some secrets, and leaves all others. To delete those that are not named, use synchronize.',
			},
			routing: {
				request: { method: 'POST', url: '/v1/projects/{ref}/secrets' },
				operations: { pagination: sendInParts(partsOfSecrets) },
			},
		},
		{
			name: 'Delete',
			value: 'delete',
			action: 'Delete edge function secrets',
			description: 'Delete one or more secrets',
			routing: {
				request: { method: 'DELETE', url: '/v1/projects/{ref}/secrets' },
				operations: { pagination: sendInParts(namesOf) },
			},
		},
		{
			name: 'Get Many',
			value: 'getMany',
			action: 'Get many edge function secrets',
			description: 'Get the names of the secrets that a project’s Edge Functions can read',
			routing: { request: { method: 'GET', url: '/v1/projects/{ref}/secrets' } },
		},
		{
			name: 'Synchronize',
			value: 'synchronize',
			action: 'Synchronize edge function secrets',
			description:
				'Set the secrets that are new or changed, from a .env file or JSON, and delete others if you choose to',
			builderHint: {
				propertyHint: 'Deletes secrets that are not named. For some only, use upsert.',
			},
			routing: {
				request: { method: 'POST', url: '/v1/projects/{ref}/secrets' },
				operations: { pagination: inSeveralRequests(readSecrets, synchronizeSecrets) },
			},
		},
	],
	default: 'getMany',
};

export const locators: INodeProperties[] = [];

export const fields: INodeProperties[] = [
	...secretsFields,
	...deleteFields,
	...allItemsFields,
	...synchronizeFields,
];
