import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type INodeProperties,
} from 'n8n-workflow';

import { inputError } from '../../request/input/inputError';
import { readText } from '../../request/input/readText';

/** The API identifies backups by number. */
async function sendNumber(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const given = readText(this, 'backupId', { extractValue: true }).trim();
	if (!/^\d+$/.test(given)) {
		throw inputError(
			this,
			given === '' ? 'Backup is empty' : 'Backup is not valid',
			'A backup’s ID has only digits, as Get Many returns it.',
		);
	}
	return { ...options, body: { ...(options.body as IDataObject), id: Number(given) } };
}

export const backupIdFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['backup'], operation: ['download', 'restorePhysicalBackup'] } },
	[
		{
			displayName: 'Backup',
			name: 'backupId',
			type: 'resourceLocator',
			typeOptions: { loadOptionsDependsOn: ['projectRef.value'] },
			default: { mode: 'list', value: '' },
			required: true,
			description: 'The backup to work on',
			modes: [
				{
					displayName: 'From List',
					name: 'list',
					type: 'list',
					placeholder: 'Choose a backup…',
					typeOptions: { searchListMethod: 'searchBackups', searchable: true },
				},
				{
					displayName: 'By ID',
					name: 'id',
					type: 'string',
					placeholder: 'e.g. 12345',
					validation: [
						{
							type: 'regex',
							properties: {
								regex: '^\\s*\\d+\\s*$',
								errorMessage: 'A backup’s ID has digits only',
							},
						},
					],
				},
			],
			routing: { send: { preSend: [sendNumber] } },
		},
	],
);
