import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { computeName } from './computeName';
import { createUploadFields, uploadArchive } from './createUpload.operation';
import { deleteFields } from './delete.operation';
import { deployFields } from './deploy.operation';

export const operations: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	displayOptions: { show: { resource: ['computeInstance'] } },
	options: [
		{
			name: 'Create Upload',
			value: 'createUpload',
			action: 'Create upload for compute instance',
			description:
				'Upload the code of a compute instance as a .tar.gz, and get the ID that Deploy needs. Early access.',
			routing: {
				request: { method: 'POST', url: '/v2/projects/{ref}/compute/{name}/uploads' },
				output: { postReceive: [uploadArchive] },
			},
		},
		{
			name: 'Delete',
			value: 'delete',
			action: 'Delete compute instance',
			description: 'Delete a compute instance. This takes a while. Early access.',
			routing: { request: { method: 'DELETE', url: '/v2/projects/{ref}/compute/{name}' } },
		},
		{
			name: 'Deploy',
			value: 'deploy',
			action: 'Deploy compute instance',
			description:
				'Deploy uploaded code, or change a compute instance. It has finished when Get returns active or failed as build_state. Early access.',
			routing: { request: { method: 'POST', url: '/v2/projects/{ref}/compute/{name}/deploy' } },
		},
		{
			name: 'Get',
			value: 'get',
			action: 'Get compute instance',
			description:
				'Get the state of a compute instance, and the number of running instances. Early access.',
			routing: { request: { method: 'GET', url: '/v2/projects/{ref}/compute/{name}' } },
		},
		{
			name: 'Get Many',
			value: 'getMany',
			action: 'Get many compute instances',
			description: 'Get the compute instances of a project. Early access.',
			routing: { request: { method: 'GET', url: '/v2/projects/{ref}/compute' } },
		},
	],
	default: 'getMany',
};

export const locators: INodeProperties[] = updateDisplayOptions(
	{
		show: {
			resource: ['computeInstance'],
			operation: ['createUpload', 'delete', 'deploy', 'get'],
		},
	},
	[computeName],
);

export const fields: INodeProperties[] = [...createUploadFields, ...deleteFields, ...deployFields];
