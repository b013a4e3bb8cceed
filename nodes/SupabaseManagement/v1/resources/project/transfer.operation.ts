import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { organizationSlug } from '../../fields/organizationSlug';

export const transferFields: INodeProperties[] = [
	...updateDisplayOptions({ show: { resource: ['project'], operation: ['transfer'] } }, [
		{
			displayName:
				'This transfers the project with everything in it. Run Preview Transfer first to see what changes, including the price.',
			name: 'transferNotice',
			type: 'notice',
			default: '',
		},
	]),
	...updateDisplayOptions(
		{ show: { resource: ['project'], operation: ['previewTransfer', 'transfer'] } },
		[
			{
				...organizationSlug,
				displayName: 'Target Organization',
				name: 'targetOrganizationSlug',
				description: 'The organization to transfer the project to',
				routing: { send: { type: 'body', property: 'target_organization_slug' } },
			},
		],
	),
];
