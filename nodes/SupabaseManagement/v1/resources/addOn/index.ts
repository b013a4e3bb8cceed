import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { addonVariant } from './addonVariant';
import { nameVariant, sendVariant } from './apply.operation';
import { oneItemPerVariant } from './getMany.operation';

export const operations: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	displayOptions: { show: { resource: ['addOn'] } },
	options: [
		{
			name: 'Apply',
			value: 'apply',
			action: `Apply add-on`,
			description:
				'Add an add-on to a project, or change it, such as the compute size or the days of point-in-time recovery',
			routing: {
				request: { method: 'PATCH', url: '/v1/projects/{ref}/billing/addons' },
				send: { preSend: [sendVariant] },
				output: { postReceive: [nameVariant] },
			},
		},
		{
			name: 'Get Many',
			value: 'getMany',
			action: `Get many add-ons`,
			description: 'Get the add-ons that a project has and could have, with their prices',
			routing: {
				request: { method: 'GET', url: '/v1/projects/{ref}/billing/addons' },
				output: { postReceive: [oneItemPerVariant] },
			},
		},
		{
			name: 'Remove',
			value: 'remove',
			action: `Remove add-on`,
			description: 'Take an add-on off a project, or set its compute size back',
			routing: {
				request: { method: 'DELETE', url: '/v1/projects/{ref}/billing/addons/{addon_variant}' },
			},
		},
	],
	default: 'getMany',
};

export const locators: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['addOn'], operation: ['apply', 'remove'] } },
	[addonVariant],
);

export const fields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['addOn'], operation: ['apply', 'remove'] } },
	[
		{
			displayName:
				'This changes what the organization pays. A new compute size restarts the database, and without an add-on the project loses what it gave, such as its IPv4 address or the recovery to a point in time.',
			name: 'billingNotice',
			type: 'notice',
			default: '',
		},
	],
);
