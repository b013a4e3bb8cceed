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
	if (this.getNodeParameter('branchOptions.gracePeriod', false) !== true) return items;
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
	],
);
