import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { fetchFile } from './download.operation';

/** One collection, whose options depend on the operation. */
export const optionsFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['backup'], operation: ['download', 'getMany', 'getRestorePoint'] } },
	[
		{
			displayName: 'Options',
			name: 'backupOptions',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [
				{
					displayName: 'Overview',
					name: 'overview',
					type: 'boolean',
					default: true,
					description:
						'Whether to return a single item with the time range of point-in-time recovery and a list of the backups',
					displayOptions: { show: { '/operation': ['getMany'] } },
				},
				{
					displayName: 'Put Output File in Field',
					name: 'binaryField',
					type: 'string',
					default: 'data',
					description:
						'The name of the binary field to put the backup file in. Without this option, only the download URL is returned. The file can be as large as the database.',
					displayOptions: { show: { '/operation': ['download'] } },
					routing: { output: { postReceive: [fetchFile] } },
				},
				{
					displayName: 'Restore Point',
					name: 'restorePoint',
					type: 'string',
					default: '',
					placeholder: 'e.g. before-upgrade',
					description: 'Name of the restore point to get',
					displayOptions: { show: { '/operation': ['getRestorePoint'] } },
					routing: { send: { type: 'query', property: 'name' } },
				},
			],
		},
	],
);
