import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { inSeveralRequests } from '../severalRequests';
import { applyFields } from './apply.operation';
import { applyFiles, applyFilesFields } from './applyFiles.operation';
import { readMigrations } from './requests';
import { rollBackFields, sayFromWhere, sendFirstVersion } from './rollBack.operation';
import { updateFields } from './update.operation';
import { version } from './version';

export const operations: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	displayOptions: { show: { resource: ['migration'] } },
	options: [
		{
			name: 'Apply',
			value: 'apply',
			action: 'Apply migration',
			description: 'Run SQL on the database of a project, and record it as a migration',
			builderHint: {
				propertyHint:
					'Runs SQL and records it. For files of a repository, use applyFiles. For a query that is no migration, use runQuery of the resource database.',
			},
			routing: { request: { method: 'POST', url: '/v1/projects/{ref}/database/migrations' } },
		},
		{
			name: 'Apply Files',
			value: 'applyFiles',
			action: 'Apply migration files',
			description:
				'Apply the migrations that a database does not have yet, from files such as those of a Git repository',
			builderHint: {
				propertyHint: 'Takes the files of all input items together. For one SQL text, use apply.',
			},
			routing: {
				request: { method: 'POST', url: '/v1/projects/{ref}/database/query' },
				operations: { pagination: inSeveralRequests(readMigrations, applyFiles) },
			},
		},
		{
			name: 'Create or Update',
			value: 'createOrUpdate',
			action: 'Create or update migration',
			description: 'Record a migration without running it',
			builderHint: {
				propertyHint: 'Only records a migration, and runs nothing. To run SQL, use apply.',
			},
			routing: { request: { method: 'PUT', url: '/v1/projects/{ref}/database/migrations' } },
		},
		{
			name: 'Get',
			value: 'get',
			action: 'Get migration',
			description: 'Get the SQL of a migration, and its rollback SQL',
			routing: {
				request: { method: 'GET', url: '/v1/projects/{ref}/database/migrations/{version}' },
			},
		},
		{
			name: 'Get Many',
			value: 'getMany',
			action: 'Get many migrations',
			description: 'Get the versions and names of the migrations that a database has run',
			routing: { request: { method: 'GET', url: '/v1/projects/{ref}/database/migrations' } },
		},
		{
			name: 'Roll Back',
			value: 'rollBack',
			action: 'Roll back migrations',
			description: 'Undo a migration and all later ones',
			routing: {
				request: { method: 'DELETE', url: '/v1/projects/{ref}/database/migrations' },
				send: { preSend: [sendFirstVersion] },
				output: { postReceive: [sayFromWhere] },
			},
		},
		{
			name: 'Update',
			value: 'update',
			action: 'Update migration',
			description: 'Change the name or the rollback SQL of a migration. No SQL is run.',
			routing: {
				request: { method: 'PATCH', url: '/v1/projects/{ref}/database/migrations/{version}' },
			},
		},
	],
	default: 'getMany',
};

export const locators: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['migration'], operation: ['get', 'rollBack', 'update'] } },
	[version],
);

export const fields: INodeProperties[] = [
	...applyFields,
	...applyFilesFields,
	...rollBackFields,
	...updateFields,
];
