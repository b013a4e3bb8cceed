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
				'This replaces the database with an earlier state. Everything written since then is lost, and the project is unavailable during the restore.',
			name: 'restoreNotice',
			type: 'notice',
			default: '',
		},
	],
);
