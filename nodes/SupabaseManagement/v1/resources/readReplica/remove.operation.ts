import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

export const removeFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['readReplica'], operation: ['remove'] } },
	[
		{
			displayName:
				'This deletes the replica and its address. Apps that read from it fail until they use another database.',
			name: 'removeNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Read Replica',
			name: 'replicaId',
			type: 'resourceLocator',
			default: { mode: 'list', value: '' },
			required: true,
			description: 'The replica to remove',
			modes: [
				{
					displayName: 'From List',
					name: 'list',
					type: 'list',
					placeholder: 'Choose a read replica…',
					typeOptions: { searchListMethod: 'searchReadReplicas', searchable: true },
				},
				{
					displayName: 'By ID',
					name: 'id',
					type: 'string',
					placeholder: 'e.g. abcdefghijklmnopqrst-rr-us-west-1-abcde',
				},
			],
			routing: { send: { type: 'body', property: 'database_identifier' } },
		},
	],
);
