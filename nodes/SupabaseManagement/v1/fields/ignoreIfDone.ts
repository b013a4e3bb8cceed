import type { INodeProperties } from 'n8n-workflow';

/**
 * One of the Request Options, for operations that may have nothing to do: pausing a paused project,
 * restoring a running project, or deleting a resource that no longer exists. `request/` reads it as
 * `requestOptions.ignoreIfDone`.
 */
export const ignoreIfDone: INodeProperties = {
	displayName: 'Ignore If Already Done',
	name: 'ignoreIfDone',
	type: 'boolean',
	default: false,
	description:
		'Whether to succeed if there is nothing to do: the project is already paused or running, or the resource to delete no longer exists',
	displayOptions: {
		show: {
			'/operation': [
				'pause',
				'restore',
				{ _cnd: { startsWith: 'delete' } },
				{ _cnd: { startsWith: 'remove' } },
			],
		},
		// A list of secrets is deleted in one request: a 404 does not say which of them no longer exist.
		hide: { '/resource': ['edgeFunctionSecret'] },
	},
};
