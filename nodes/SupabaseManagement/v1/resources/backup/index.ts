import type { INodeProperties } from 'n8n-workflow';

import { backupIdFields } from './backupId';
import { keepOverview } from './getMany.operation';
import { optionsFields } from './options';
import { restoreNotice } from './restoreNotice';
import { restorePointFields } from './restorePoint';
import { restoreToPointInTimeFields } from './restoreToPointInTime.operation';
import { updateScheduleFields } from './updateSchedule.operation';

export const operations: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	displayOptions: { show: { resource: ['backup'] } },
	options: [
		{
			name: 'Create Restore Point',
			value: 'createRestorePoint',
			action: 'Create restore point',
			description:
				'Mark the current state of a database, so that Undo can restore it. Supabase marks this as internal.',
			routing: {
				request: { method: 'POST', url: '/v1/projects/{ref}/database/backups/restore-point' },
			},
		},
		{
			name: 'Download',
			value: 'download',
			action: 'Download backup',
			description: 'Get the download address of a daily backup, or the file itself',
			routing: { request: { method: 'POST', url: '/v2/projects/{ref}/backups/download' } },
		},
		{
			name: 'Get Many',
			value: 'getMany',
			action: 'Get many backups',
			description:
				'Get the daily backups of a project, or the time range of point-in-time recovery',
			routing: {
				request: { method: 'GET', url: '/v1/projects/{ref}/database/backups' },
				output: { postReceive: [keepOverview] },
			},
		},
		{
			name: 'Get Restore Point',
			value: 'getRestorePoint',
			action: 'Get restore point',
			description: 'Get the status of a restore point. Supabase marks this as internal.',
			routing: {
				request: { method: 'GET', url: '/v1/projects/{ref}/database/backups/restore-point' },
			},
		},
		{
			name: 'Get Schedule',
			value: 'getSchedule',
			action: 'Get schedule of backups',
			description: 'Get the time of day of the daily backup. Not available on all plans.',
			routing: {
				request: { method: 'GET', url: '/v1/projects/{ref}/database/backups/schedule' },
			},
		},
		{
			name: 'Restore Physical Backup',
			value: 'restorePhysicalBackup',
			action: 'Restore physical backup',
			description:
				'Restore the database of a project from a physical backup. Supabase marks this as internal.',
			routing: {
				request: { method: 'POST', url: '/v1/projects/{ref}/database/backups/restore' },
			},
		},
		{
			name: 'Restore to Point in Time',
			value: 'restoreToPointInTime',
			action: 'Restore database to point in time',
			description:
				'Restore the database of a project to any time within the range of point-in-time recovery',
			routing: {
				request: { method: 'POST', url: '/v1/projects/{ref}/database/backups/restore-pitr' },
			},
		},
		{
			name: 'Undo',
			value: 'undo',
			action: 'Undo to restore point',
			description:
				'Restore the database of a project to a restore point. Supabase marks this as internal.',
			routing: {
				request: { method: 'POST', url: '/v1/projects/{ref}/database/backups/undo' },
			},
		},
		{
			name: 'Update Schedule',
			value: 'updateSchedule',
			action: 'Update schedule of backups',
			description:
				'Set the time of day of the daily backup, at most three times in 24 hours. Not available on all plans.',
			routing: {
				request: { method: 'PATCH', url: '/v1/projects/{ref}/database/backups/schedule' },
			},
		},
	],
	default: 'getMany',
};

export const locators: INodeProperties[] = [];

export const fields: INodeProperties[] = [
	...restoreNotice,
	...backupIdFields,
	...optionsFields,
	...restorePointFields,
	...restoreToPointInTimeFields,
	...updateScheduleFields,
];
