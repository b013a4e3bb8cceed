import type { INodeProperties } from 'n8n-workflow';

/** One of the Request Options, for operations on a project. Read by `request/input/options.ts`. */
export const includeProject: INodeProperties = {
	displayName: 'Include Project in Output',
	name: 'includeProject',
	type: 'boolean',
	default: true,
	description:
		'Whether to add project_ref to each item, and project_name if the project was chosen from the list',
	displayOptions: {
		hide: {
			'/resource': ['member', 'oauth', 'organization', 'organizationWebhook', 'profile', 'snippet'],
		},
	},
};
