import {
	updateDisplayOptions,
	type IExecuteSingleFunctions,
	type INodeExecutionData,
	type INodeProperties,
} from 'n8n-workflow';

/** With the grace period nothing is deleted yet, so the item must not say so. */
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
				'This deletes the branch with its database, files and functions. You can restore it for one hour, but only with Grace Period.',
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
						'Whether to delete the branch after one hour. Until then, you can keep it with Restore. Supabase must have enabled this for the organization.',
					routing: { send: { type: 'query', property: 'force', value: '={{ !$value }}' } },
				},
			],
		},
	],
);
