import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

export const updateFields: INodeProperties[] = [
	...updateDisplayOptions({ show: { resource: ['disk'], operation: ['update'] } }, [
		{
			displayName:
				'Supabase charges for type, size and IOPS, and sets all three. Enter the current value of what should not change: Get returns it. A disk cannot shrink, and cannot be changed again for some hours.',
			name: 'diskNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Disk Type',
			name: 'diskType',
			type: 'options',
			required: true,
			default: 'gp3',
			options: [
				{ name: 'General Purpose SSD', value: 'gp3' },
				{ name: 'High Performance SSD', value: 'io2' },
			],
			routing: { send: { type: 'body', property: 'attributes.type' } },
		},
		{
			displayName: 'Size in GB',
			name: 'sizeGb',
			type: 'number',
			typeOptions: { minValue: 1 },
			required: true,
			default: 8,
			description: 'The total size, not the increase. A disk can grow, but not shrink.',
			routing: { send: { type: 'body', property: 'attributes.size_gb' } },
		},
		{
			displayName: 'IOPS',
			name: 'iops',
			type: 'number',
			typeOptions: { minValue: 1 },
			required: true,
			default: 3000,
			description:
				'Reads and writes per second. The maximum depends on the type and size of the disk.',
			routing: { send: { type: 'body', property: 'attributes.iops' } },
		},
	]),
	...updateDisplayOptions(
		{ show: { resource: ['disk'], operation: ['update'], diskType: ['gp3'] } },
		[
			{
				displayName: 'Additional Fields',
				name: 'diskAdditionalFields',
				type: 'collection',
				placeholder: 'Add Field',
				default: {},
				options: [
					{
						displayName: 'Throughput',
						name: 'throughput',
						type: 'number',
						typeOptions: { minValue: 1 },
						default: 125,
						description:
							'Maximum data per second, in MiB. For a high performance disk, it depends on the IOPS.',
						routing: { send: { type: 'body', property: 'attributes.throughput_mibps' } },
					},
				],
			},
		],
	),
];
