import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

export const disableBranchingFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['branch'], operation: ['disableBranching'] } },
	[
		{
			displayName:
				'This deletes all preview branches of the project with their databases, files and functions. It cannot be undone.',
			name: 'disableBranchingNotice',
			type: 'notice',
			default: '',
		},
	],
);
