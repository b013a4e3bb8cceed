import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

export const setUpFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['readReplica'], operation: ['setUp'] } },
	[
		{
			displayName: 'Region',
			name: 'replicaRegion',
			type: 'options',
			required: true,
			default: 'us-east-1',
			description: 'Where to create the replica. It costs as much as the primary database.',
			options: [
				{ name: 'Asia, Hong Kong', value: 'ap-east-1', description: 'AWS ap-east-1' },
				{ name: 'Asia, Mumbai', value: 'ap-south-1', description: 'AWS ap-south-1' },
				{ name: 'Asia, Seoul', value: 'ap-northeast-2', description: 'AWS ap-northeast-2' },
				{ name: 'Asia, Singapore', value: 'ap-southeast-1', description: 'AWS ap-southeast-1' },
				{ name: 'Asia, Tokyo', value: 'ap-northeast-1', description: 'AWS ap-northeast-1' },
				{ name: 'Canada, Central', value: 'ca-central-1', description: 'AWS ca-central-1' },
				{ name: 'EU Central, Frankfurt', value: 'eu-central-1', description: 'AWS eu-central-1' },
				{ name: 'EU North, Stockholm', value: 'eu-north-1', description: 'AWS eu-north-1' },
				{ name: 'EU West, Ireland', value: 'eu-west-1', description: 'AWS eu-west-1' },
				{ name: 'EU West, Paris', value: 'eu-west-3', description: 'AWS eu-west-3' },
				{ name: 'Europe Central, Zurich', value: 'eu-central-2', description: 'AWS eu-central-2' },
				{ name: 'Europe West, London', value: 'eu-west-2', description: 'AWS eu-west-2' },
				{ name: 'Oceania, Sydney', value: 'ap-southeast-2', description: 'AWS ap-southeast-2' },
				{ name: 'South America, São Paulo', value: 'sa-east-1', description: 'AWS sa-east-1' },
				{ name: 'US East, North Virginia', value: 'us-east-1', description: 'AWS us-east-1' },
				{ name: 'US East, Ohio', value: 'us-east-2', description: 'AWS us-east-2' },
				{ name: 'US West, North California', value: 'us-west-1', description: 'AWS us-west-1' },
				{ name: 'US West, Oregon', value: 'us-west-2', description: 'AWS us-west-2' },
			],
			routing: { send: { type: 'body', property: 'read_replica_region' } },
		},
	],
);
