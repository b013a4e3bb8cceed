import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

const simplify: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};

/** An agent’s tool has Output instead: see `output.ts`. */
const hide = { '@tool': [true] };

/**
 * For operations of version 2 of the API. Read by `request/input/options.ts`.
 *
 * Resources share an entry if no operation of version 1 in one of them has the name of an operation
 * in another.
 */
export const simplifying: INodeProperties[] = [
	...updateDisplayOptions(
		{
			show: {
				resource: ['advisor', 'computeInstance', 'logDrain', 'member', 'notebook', 'privateLink'],
				operation: [
					'assignRole',
					'cancelInvitations',
					'create',
					'createUpload',
					'deploy',
					'get',
					'getMany',
					'invite',
					'run',
					'update',
				],
			},
			hide,
		},
		[simplify],
	),
	...updateDisplayOptions(
		{
			show: {
				resource: ['backup', 'organization', 'project'],
				operation: [
					'download',
					'getConfiguration',
					'getManyGithubConnections',
					'getManyInOrganizationByAge',
					'getManyMaintenanceWindows',
					'getManyRoles',
					'previewTransfer',
				],
			},
			hide,
		},
		[simplify],
	),
	...updateDisplayOptions({ show: { resource: ['branch'], operation: ['create'] }, hide }, [
		simplify,
	]),
	...updateDisplayOptions({ show: { resource: ['organizationWebhook', 'projectWebhook'] }, hide }, [
		simplify,
	]),
];
