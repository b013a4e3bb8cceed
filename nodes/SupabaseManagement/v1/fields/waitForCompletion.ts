import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { services, usualServices } from '../request/input/services';

const waitForCompletion: INodeProperties = {
	displayName: 'Wait for Completion',
	name: 'waitForCompletion',
	type: 'boolean',
	default: false,
	description:
		'Whether to wait until Supabase has finished, and to return the final result. If off, the node continues as soon as Supabase has started.',
	builderHint: {
		propertyHint:
			'Set to true if a later node needs the result, such as a healthy project. It replaces a Wait node and a loop that polls.',
	},
};

/** For operations with a `wait` in the facts of their resource. */
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
					'createProject',
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
				description: 'Number of seconds between two polls',
			},
			{
				displayName: 'Services',
				name: 'services',
				type: 'multiOptions',
				default: [...usualServices],
				description:
					'Which services of the project must be healthy, too. If empty, the node waits for the project only.',
				displayOptions: {
					show: { '/resource': ['project'], '/operation': ['createProject', 'restore'] },
				},
				options: services,
			},
			{
				displayName: 'Timeout (Minutes)',
				name: 'timeout',
				type: 'number',
				typeOptions: { minValue: 0 },
				default: 30,
				description:
					'Number of minutes after which the node stops waiting. Supabase continues its work.',
			},
		],
	},
];
