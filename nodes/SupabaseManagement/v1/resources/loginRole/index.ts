import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

export const operations: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	displayOptions: { show: { resource: ['loginRole'] } },
	options: [
		{
			name: 'Create',
			value: 'create',
			action: 'Create login role',
			description: 'Create a short-lived database role, and get its name, password and lifetime',
			routing: { request: { method: 'POST', url: '/v1/projects/{ref}/cli/login-role' } },
		},
		{
			name: 'Delete All',
			value: 'deleteAll',
			action: 'Delete all login roles',
			description: 'Delete all roles that Create has made, including those of the Supabase CLI',
			routing: { request: { method: 'DELETE', url: '/v1/projects/{ref}/cli/login-role' } },
		},
	],
	default: 'create',
};

export const locators: INodeProperties[] = [];

export const fields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['loginRole'], operation: ['create'] } },
	[
		{
			displayName: 'Read Only',
			name: 'readOnly',
			type: 'boolean',
			required: true,
			default: true,
			description: 'Whether the role can only read',
			routing: { send: { type: 'body', property: 'read_only' } },
		},
	],
);
