import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

export const updateFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['disk'], operation: ['update'] } },
	[
		{
			displayName:
				'Supabase charges for type, size and IOPS. A disk cannot shrink, and cannot be changed again for some hours.',
			name: 'diskNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Update Fields',
			name: 'diskUpdateFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				{
					displayName: 'Disk Type',
					name: 'diskType',
					type: 'options',
					default: 'gp3',
					options: [
						{ name: 'General Purpose SSD', value: 'gp3' },
						{ name: 'High Performance SSD', value: 'io2' },
					],
					routing: { send: { type: 'body', property: 'attributes.type' } },
				},
				{
					displayName: 'IOPS',
					name: 'iops',
					type: 'number',
					typeOptions: { minValue: 1 },
					default: 3000,
					description:
						'Reads and writes per second. The maximum depends on the type and size of the disk.',
					routing: { send: { type: 'body', property: 'attributes.iops' } },
				},
				{
					displayName: 'Size (GB)',
					name: 'sizeGb',
					type: 'number',
					typeOptions: { minValue: 1 },
					default: 8,
					description: 'The total size, not the increase. A disk can grow, but not shrink.',
					routing: { send: { type: 'body', property: 'attributes.size_gb' } },
				},
				{
					displayName: 'Throughput',
					name: 'throughput',
					type: 'number',
					typeOptions: { minValue: 1 },
					default: 125,
					description:
						'Maximum throughput in MiB per second. Only for a general purpose SSD: the throughput of a high performance SSD depends on its IOPS.',
					routing: { send: { type: 'body', property: 'attributes.throughput_mibps' } },
				},
			],
		},
	],
);
