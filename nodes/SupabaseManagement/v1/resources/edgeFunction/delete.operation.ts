import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

export const deleteFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['edgeFunction'], operation: ['delete'] } },
	[
		{
			displayName:
				'This deletes the function and its code. Its URL stops working immediately. It cannot be undone.',
			name: 'deleteFunctionNotice',
			type: 'notice',
			default: '',
		},
	],
);
