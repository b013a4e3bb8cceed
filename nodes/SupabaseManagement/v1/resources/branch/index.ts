import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { branchIdOrRef } from './branchIdOrRef';
import { branchName } from './branchName';
import { createFields } from './create.operation';
import { deleteFields, sayIfOnlyScheduled } from './delete.operation';
import { disableBranchingFields } from './disableBranching.operation';
import { toConnection } from './getConnection.operation';
import { mergeFields, resetFields } from './notices';
import { optionsFields } from './options';
import { optionalParentProjectRef, parentProjectRef } from './parentProjectRef';
import { updateFields } from './update.operation';

export const operations: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	displayOptions: { show: { resource: ['branch'] } },
	options: [
		{
			name: 'Create',
			value: 'create',
			action: 'Create branch',
			description: 'Create a branch of a project, with a database size that you choose',
			builderHint: {
				propertyHint:
					'The usual way to create a branch. Use createWithSecrets only for secrets or a specific Postgres version.',
			},
			routing: { request: { method: 'POST', url: '/v2/projects/{ref}/branches' } },
		},
		{
			name: 'Create with Secrets',
			value: 'createWithSecrets',
			action: 'Create branch with secrets',
			description:
				'Create a branch with secrets for its Edge Functions, or with a specific Postgres version. Supabase chooses the disk size.',
			builderHint: {
				propertyHint: 'Use create, unless the branch needs secrets or a specific Postgres version.',
			},
			routing: { request: { method: 'POST', url: '/v1/projects/{ref}/branches' } },
		},
		{
			name: 'Delete',
			value: 'delete',
			action: 'Delete branch',
			description: 'Delete a branch with its database, immediately or after an hour',
			routing: {
				request: { method: 'DELETE', url: '/v1/branches/{branch_id_or_ref}' },
				output: { postReceive: [sayIfOnlyScheduled] },
			},
		},
		{
			name: 'Disable Branching',
			value: 'disableBranching',
			action: 'Disable branching of project',
			description: 'Turn off branching, and delete all preview branches of a project',
			routing: { request: { method: 'DELETE', url: '/v1/projects/{ref}/branches' } },
		},
		{
			name: 'Get',
			value: 'get',
			action: 'Get branch',
			description: 'Get the status of a branch and how to connect to its database',
			routing: { request: { method: 'GET', url: '/v1/branches/{branch_id_or_ref}' } },
		},
		{
			name: 'Get by Name',
			value: 'getByName',
			action: 'Get branch by name',
			description: 'Find a branch by its name, for example to get its ID',
			routing: { request: { method: 'GET', url: '/v1/projects/{ref}/branches/{name}' } },
		},
		{
			name: 'Get Connection',
			value: 'getConnection',
			action: 'Get connection of branch',
			description:
				'Get the environment variables that an app needs to use a branch: database addresses, URL and API keys',
			routing: {
				request: { method: 'GET', url: '/v1/branches/{branch_id_or_ref}' },
				output: { postReceive: [toConnection] },
			},
		},
		{
			name: 'Get Diff',
			value: 'getDiff',
			action: 'Get diff of branch',
			description:
				'Get the difference between the databases of a branch and its project as SQL. Beta.',
			routing: {
				request: {
					method: 'GET',
					url: '/v1/branches/{branch_id_or_ref}/diff',
					encoding: 'text',
				},
			},
		},
		{
			name: 'Get Many',
			value: 'getMany',
			action: 'Get many branches',
			description: 'Get the branches of a project',
			routing: { request: { method: 'GET', url: '/v1/projects/{ref}/branches' } },
		},
		{
			name: 'Merge',
			value: 'merge',
			action: 'Merge branch',
			description: 'Merge the migrations and Edge Functions of a branch into production',
			routing: { request: { method: 'POST', url: '/v1/branches/{branch_id_or_ref}/merge' } },
		},
		{
			name: 'Push',
			value: 'push',
			action: 'Push branch',
			description: 'Run the migrations of production that are missing on a branch',
			routing: { request: { method: 'POST', url: '/v1/branches/{branch_id_or_ref}/push' } },
		},
		{
			name: 'Reset',
			value: 'reset',
			action: 'Reset branch',
			description: 'Rebuild the database of a branch from its migrations. Its data is lost.',
			routing: { request: { method: 'POST', url: '/v1/branches/{branch_id_or_ref}/reset' } },
		},
		{
			name: 'Restore',
			value: 'restore',
			action: 'Restore branch',
			description: 'Cancel the scheduled deletion of a branch',
			routing: { request: { method: 'POST', url: '/v1/branches/{branch_id_or_ref}/restore' } },
		},
		{
			name: 'Update',
			value: 'update',
			action: 'Update branch',
			description: 'Rename a branch, make it persistent, or request a review',
			routing: { request: { method: 'PATCH', url: '/v1/branches/{branch_id_or_ref}' } },
		},
	],
	default: 'getMany',
};

export const locators: INodeProperties[] = [
	...updateDisplayOptions(
		{
			show: {
				resource: ['branch'],
				operation: ['create', 'createWithSecrets', 'disableBranching', 'getByName', 'getMany'],
			},
		},
		[parentProjectRef],
	),
	...updateDisplayOptions(
		{
			show: {
				resource: ['branch'],
				operation: [
					'delete',
					'get',
					'getConnection',
					'getDiff',
					'merge',
					'push',
					'reset',
					'restore',
					'update',
				],
			},
		},
		[optionalParentProjectRef, branchIdOrRef],
	),
	...updateDisplayOptions({ show: { resource: ['branch'], operation: ['getByName'] } }, [
		branchName,
	]),
];

export const fields: INodeProperties[] = [
	...createFields,
	...deleteFields,
	...disableBranchingFields,
	...mergeFields,
	...resetFields,
	...optionsFields,
	...updateFields,
];
