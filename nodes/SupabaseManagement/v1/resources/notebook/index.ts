import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { cellsFields } from './cells';
import { createFields, createName } from './create.operation';
import { deleteFields } from './delete.operation';
import { getManyFields } from './getMany.operation';
import { notebookId } from './notebookId';
import { updateFields } from './update.operation';

export const operations: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	displayOptions: { show: { resource: ['notebook'] } },
	options: [
		{
			name: 'Create',
			value: 'create',
			action: 'Create notebook',
			description: 'Create a notebook that everybody in the project can open',
			routing: { request: { method: 'POST', url: '/v2/projects/{ref}/notebooks' } },
		},
		{
			name: 'Delete',
			value: 'delete',
			action: 'Delete notebook',
			description: 'Delete a notebook for everybody in the project',
			routing: { request: { method: 'DELETE', url: '/v2/projects/{ref}/notebooks/{id}' } },
		},
		{
			name: 'Get',
			value: 'get',
			action: 'Get notebook',
			description: 'Get a notebook with its cells',
			routing: { request: { method: 'GET', url: '/v2/projects/{ref}/notebooks/{id}' } },
		},
		{
			name: 'Get Many',
			value: 'getMany',
			action: 'Get many notebooks',
			description: 'Get the notebooks of a project, without their cells',
			routing: { request: { method: 'GET', url: '/v2/projects/{ref}/notebooks' } },
		},
		{
			name: 'Update',
			value: 'update',
			action: 'Update notebook',
			description: 'Rename a notebook, or replace its cells',
			routing: { request: { method: 'PATCH', url: '/v2/projects/{ref}/notebooks/{id}' } },
		},
	],
	default: 'getMany',
};

export const locators: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['notebook'], operation: ['delete', 'get', 'update'] } },
	[notebookId],
);

export const fields: INodeProperties[] = [
	...createName,
	...deleteFields,
	...cellsFields,
	...createFields,
	...getManyFields,
	...updateFields,
];
