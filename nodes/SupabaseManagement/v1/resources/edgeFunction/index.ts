import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { inSeveralRequests } from '../severalRequests';
import {
	createFromBundleFields,
	sendChangedCode,
	sendNewCode,
	updateFields,
} from './bundle.operations';
import { codeFields } from './code.fields';
import { deleteFields } from './delete.operation';
import { deployFields, sendFiles } from './deploy.operation';
import { downloadFields, toFiles } from './download.operation';
import { downloadFunctions } from './downloadAll.operation';
import { functionSlug, newFunctionSlug } from './functionSlug';
import { withIsoTimes } from './isoTimes';
import { readFunctions } from './requests';
import { synchronizeFields, synchronizeFunctions } from './synchronize.operation';
import { sendFunctions, updateManyFields } from './updateMany.operation';

export const operations: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	displayOptions: { show: { resource: ['edgeFunction'] } },
	options: [
		{
			name: 'Create From Bundle',
			value: 'createFromBundle',
			action: 'Create edge function from bundle',
			description:
				'Create an Edge Function from a bundle or one source file. Supabase has deprecated this. Use Deploy instead.',
			builderHint: {
				propertyHint: 'Deprecated. Use deploy, for new and for existing functions.',
			},
			routing: {
				request: { method: 'POST', url: '/v1/projects/{ref}/functions' },
				send: { preSend: [sendNewCode] },
				output: { postReceive: [withIsoTimes] },
			},
		},
		{
			name: 'Delete',
			value: 'delete',
			action: 'Delete edge function',
			description: 'Delete an Edge Function with its code',
			routing: {
				request: { method: 'DELETE', url: '/v1/projects/{ref}/functions/{function_slug}' },
			},
		},
		{
			name: 'Deploy',
			value: 'deploy',
			action: 'Deploy edge function',
			description:
				'Build and publish an Edge Function from source files. Creates the function if it does not exist.',
			builderHint: {
				propertyHint:
					'Creates or replaces a function. Set functionSlug to { "__rl": true, "mode": "id", "value": "<slug>" }, and codeFrom to "text" with sourceCode for one file, or to "binary" for files.',
			},
			routing: {
				request: { method: 'POST', url: '/v1/projects/{ref}/functions/deploy' },
				send: { preSend: [sendFiles] },
				output: { postReceive: [withIsoTimes] },
			},
		},
		{
			name: 'Download',
			value: 'download',
			action: 'Download edge function',
			description: 'Get the code of an Edge Function as files',
			routing: {
				request: {
					method: 'GET',
					url: '/v1/projects/{ref}/functions/{function_slug}/body',
					encoding: 'arraybuffer',
				},
				output: { postReceive: [toFiles] },
			},
		},
		{
			name: 'Download All',
			value: 'downloadAll',
			action: 'Download all edge functions',
			description:
				'Get the code of all Edge Functions of a project as files, in the folders that Synchronize and the Supabase CLI use',
			routing: {
				request: { method: 'GET', url: '/v1/projects/{ref}/functions' },
				operations: { pagination: inSeveralRequests(readFunctions, downloadFunctions) },
			},
		},
		{
			name: 'Get',
			value: 'get',
			action: 'Get edge function',
			description: 'Get the status, version and settings of an Edge Function',
			routing: {
				request: { method: 'GET', url: '/v1/projects/{ref}/functions/{function_slug}' },
				output: { postReceive: [withIsoTimes] },
			},
		},
		{
			name: 'Get Many',
			value: 'getMany',
			action: 'Get many edge functions',
			description: 'Get the Edge Functions of a project',
			routing: {
				request: { method: 'GET', url: '/v1/projects/{ref}/functions' },
				output: { postReceive: [withIsoTimes] },
			},
		},
		{
			name: 'Synchronize',
			value: 'synchronize',
			action: 'Synchronize edge functions',
			description:
				'Deploy new and changed Edge Functions from files, for example of a Git repository, and optionally delete others',
			routing: {
				request: { method: 'PUT', url: '/v1/projects/{ref}/functions' },
				operations: { pagination: inSeveralRequests(readFunctions, synchronizeFunctions) },
			},
		},
		{
			name: 'Update',
			value: 'update',
			action: 'Update edge function',
			description:
				'Change the name or settings of an Edge Function, or replace its code with a bundle or one source file',
			builderHint: {
				propertyHint: 'Changes the name or settings of a function. For new code, use deploy.',
			},
			routing: {
				request: { method: 'PATCH', url: '/v1/projects/{ref}/functions/{function_slug}' },
				send: { preSend: [sendChangedCode] },
				output: { postReceive: [withIsoTimes] },
			},
		},
		{
			name: 'Update Many',
			value: 'updateMany',
			action: 'Update many edge functions',
			description:
				'Update several Edge Functions together, such as those deployed with Bundle Only. Creates functions that do not exist.',
			routing: {
				request: { method: 'PUT', url: '/v1/projects/{ref}/functions' },
				send: { preSend: [sendFunctions] },
				output: { postReceive: [withIsoTimes] },
			},
		},
	],
	default: 'getMany',
};

export const locators: INodeProperties[] = [
	...updateDisplayOptions(
		{
			show: { resource: ['edgeFunction'], operation: ['delete', 'download', 'get', 'update'] },
		},
		[functionSlug],
	),
	...updateDisplayOptions(
		{ show: { resource: ['edgeFunction'], operation: ['createFromBundle', 'deploy'] } },
		[newFunctionSlug],
	),
];

export const fields: INodeProperties[] = [
	...codeFields,
	...createFromBundleFields,
	...deleteFields,
	...deployFields,
	...downloadFields,
	...synchronizeFields,
	...updateFields,
	...updateManyFields,
];
