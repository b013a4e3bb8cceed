import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

const waitForCompletion: INodeProperties = {
	displayName: 'Wait for Completion',
	name: 'waitForCompletion',
	type: 'boolean',
	default: false,
	description:
		'Whether to wait until Supabase has finished, and to put out the finished thing. Otherwise the node goes on as soon as Supabase has begun.',
};

/** For the operations in `request/waits.ts`. */
export const waiting: INodeProperties[] = [
	...updateDisplayOptions(
		{
			show: {
				resource: [
					'addOn',
					'backup',
					'computeInstance',
					'customHostname',
					'database',
					'postgresUpgrade',
					'privateLink',
					'project',
					'readReplica',
				],
				operation: [
					'activate',
					'apply',
					'create',
					'createRestorePoint',
					'deploy',
					'initialize',
					'pause',
					'remove',
					'restart',
					'restore',
					'restorePhysicalBackup',
					'restoreToPointInTime',
					'setUp',
					'undo',
					'updateSslEnforcement',
					'upgrade',
					'verifyDns',
				],
			},
		},
		[waitForCompletion],
	),
	...updateDisplayOptions(
		{
			show: {
				resource: ['branch'],
				operation: ['create', 'createWithSecrets', 'merge', 'push', 'reset'],
			},
		},
		[waitForCompletion],
	),
	...updateDisplayOptions({ show: { resource: ['disk'], operation: ['update'] } }, [
		waitForCompletion,
	]),
	{
		displayName: 'Wait Options',
		name: 'waitOptions',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		displayOptions: { show: { waitForCompletion: [true] } },
		options: [
			{
				displayName: 'Interval (Seconds)',
				name: 'interval',
				type: 'number',
				typeOptions: { minValue: 1 },
				default: 10,
				description: 'How many seconds to wait before looking again',
			},
			{
				displayName: 'Timeout (Minutes)',
				name: 'timeout',
				type: 'number',
				typeOptions: { minValue: 0 },
				default: 30,
				description: 'After how many minutes to give up. Supabase goes on all the same.',
			},
		],
	},
];
