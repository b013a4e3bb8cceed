import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

export const restoreNotice: INodeProperties[] = updateDisplayOptions(
	{
		show: {
			resource: ['backup'],
			operation: ['restorePhysicalBackup', 'restoreToPointInTime', 'undo'],
		},
	},
	[
		{
			displayName:
				'This puts an earlier state in place of the database. What was written since is lost, and the project answers no requests meanwhile.',
			name: 'restoreNotice',
			type: 'notice',
			default: '',
		},
	],
);
