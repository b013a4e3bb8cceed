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
				'Add an add-on to a project, or change one, such as the compute size or the number of days of point-in-time recovery',
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
			description: 'Get the selected and the available add-ons of a project, with their prices',
			routing: {
				request: { method: 'GET', url: '/v1/projects/{ref}/billing/addons' },
				output: { postReceive: [oneItemPerVariant] },
			},
		},
		{
			name: 'Remove',
			value: 'remove',
			action: `Remove add-on`,
			description: 'Remove an add-on from a project, or reset its compute size',
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
				'This changes the organization’s costs. A new compute size restarts the database. Removing an add-on removes its feature, such as the IPv4 address or point-in-time recovery.',
			name: 'billingNotice',
			type: 'notice',
			default: '',
		},
	],
);
