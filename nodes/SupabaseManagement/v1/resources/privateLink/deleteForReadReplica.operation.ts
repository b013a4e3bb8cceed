import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

/** Fills `{database_identifier}` in the path. */
export const deleteForReadReplicaLocators: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['privateLink'], operation: ['deleteForReadReplica'] } },
	[
		{
			displayName: 'Read Replica',
			name: 'databaseIdentifier',
			type: 'resourceLocator',
			default: { mode: 'list', value: '' },
			required: true,
			description: 'The read replica that the private link connects to',
			modes: [
				{
					displayName: 'From List',
					name: 'list',
					type: 'list',
					placeholder: 'Choose a read replica…',
					typeOptions: { searchListMethod: 'searchPrivateLinkReplicas', searchable: true },
				},
				{
					displayName: 'By ID',
					name: 'id',
					type: 'string',
					placeholder: 'e.g. abcdefghijklmnopqrst-rr-us-east-1-abcde',
				},
			],
		},
	],
);
