import {
	updateDisplayOptions,
	type IExecuteSingleFunctions,
	type INodeExecutionData,
	type INodeProperties,
} from 'n8n-workflow';

/** With the grace period nothing is deleted yet, and so the item must not say so. */
export async function sayIfOnlyScheduled(
	this: IExecuteSingleFunctions,
	items: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	if (this.getNodeParameter('branchDeleteOptions.gracePeriod', false) !== true) return items;
	return items.map(({ json: { deleted, ...rest } }) => ({
		json: { deletion_scheduled: deleted, ...rest },
	}));
}

export const deleteFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['branch'], operation: ['delete'] } },
	[
		{
			displayName:
				'This deletes the branch with its database, files and functions. Only with Grace Period can it be restored, for one hour.',
			name: 'deleteNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Options',
			name: 'branchDeleteOptions',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [
				{
					displayName: 'Grace Period',
					name: 'gracePeriod',
					type: 'boolean',
					default: true,
					description:
						'Whether to wait an hour before it is deleted, in which Restore brings it back. Supabase must have this switched on for the organization.',
					routing: { send: { type: 'query', property: 'force', value: '={{ !$value }}' } },
				},
			],
		},
	],
);
