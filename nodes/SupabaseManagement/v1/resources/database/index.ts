import type { INodeProperties } from 'n8n-workflow';

import { withTypesFile } from './generateTypes.operation';
import { inspectFields } from './inspect.fields';
import { rowsOfProject } from './inspect.operation';
import { optionsFields } from './options';
import { oneItemPerRow, queryFields } from './query.operations';
import {
	updateEncryptionKeyFields,
	updatePasswordFields,
	updateSslEnforcementFields,
} from './settings.operations';

export const operations: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	displayOptions: { show: { resource: ['database'] } },
	options: [
		{
			name: 'Disable Read-Only Mode Temporarily',
			value: 'disableReadOnlyMode',
			action: `Disable read-only mode of database`,
			description:
				'Allow writes for 15 minutes to a database that is read-only because its disk is full',
			routing: {
				request: { method: 'POST', url: '/v1/projects/{ref}/readonly/temporary-disable' },
			},
		},
		{
			name: 'Enable Database Webhooks',
			value: 'enableWebhooks',
			action: 'Enable database webhooks',
			description:
				'Let triggers in the database call URLs. Beta: Supabase may change or remove this.',
			routing: {
				request: { method: 'POST', url: '/v1/projects/{ref}/database/webhooks/enable' },
			},
		},
		{
			name: 'Generate TypeScript Types',
			value: 'generateTypes',
			action: `Generate TypeScript types of database`,
			description: 'Get the tables, views and functions as TypeScript types for supabase-js',
			routing: {
				request: { method: 'GET', url: '/v1/projects/{ref}/types/typescript' },
				output: { postReceive: [withTypesFile] },
			},
		},
		{
			name: 'Get Encryption Key',
			value: 'getEncryptionKey',
			action: 'Get encryption key of database',
			description:
				'Get the pgsodium root key, if Reveal Secrets is on under Request Options. Beta.',
			routing: { request: { method: 'GET', url: '/v1/projects/{ref}/pgsodium' } },
		},
		{
			name: 'Get Metadata',
			value: 'getMetadata',
			action: 'Get metadata of database',
			description:
				'Get the databases of a project and the names of their schemas, one item per database. Supabase has deprecated this.',
			builderHint: {
				propertyHint:
					'Deprecated. Use inspect with a report such as tableSizes, or runReadOnlyQuery on information_schema.',
			},
			routing: { request: { method: 'GET', url: '/v1/projects/{ref}/database/context' } },
		},
		{
			name: 'Get OpenAPI',
			value: 'getOpenApi',
			action: `Get OpenAPI description of database`,
			description: 'Get an OpenAPI document that describes the Data API of a schema',
			routing: { request: { method: 'GET', url: '/v1/projects/{ref}/database/openapi' } },
		},
		{
			name: 'Get Read-Only Mode',
			value: 'getReadOnlyMode',
			action: `Get read-only mode of database`,
			description: 'Get whether the database is read-only, and how long writes are allowed',
			routing: { request: { method: 'GET', url: '/v1/projects/{ref}/readonly' } },
		},
		{
			name: 'Get SSL Enforcement',
			value: 'getSslEnforcement',
			action: 'Get SSL enforcement of database',
			description: 'Get whether the database accepts only connections with SSL. Beta.',
			routing: { request: { method: 'GET', url: '/v1/projects/{ref}/ssl-enforcement' } },
		},
		{
			name: 'Inspect',
			value: 'inspect',
			action: 'Inspect database',
			description:
				'Run a ready-made report: sizes, indexes, slow queries, locks, security and more. Reads only. Beta.',
			routing: {
				request: { method: 'POST', url: '/v1/projects/{ref}/database/query/read-only' },
				output: { postReceive: [rowsOfProject] },
			},
		},
		{
			name: 'Run Query',
			value: 'runQuery',
			action: 'Run SQL query',
			description: 'Run SQL as in the SQL Editor, and get one item per row. Beta.',
			builderHint: {
				propertyHint:
					'For select statements, use runReadOnlyQuery, which a read-only credential allows. For changes of the schema, use apply of the resource migration.',
			},
			routing: {
				request: { method: 'POST', url: '/v1/projects/{ref}/database/query' },
				output: { postReceive: [oneItemPerRow] },
			},
		},
		{
			name: 'Run Read-Only Query',
			value: 'runReadOnlyQuery',
			action: `Run read-only SQL query`,
			description:
				'Run SQL as a user that can’t change anything. Qualify names with their schema: public.customers. Beta.',
			builderHint: {
				propertyHint:
					'For select statements. Qualify tables with their schema, such as public.customers. To change data, use runQuery.',
			},
			routing: {
				request: { method: 'POST', url: '/v1/projects/{ref}/database/query/read-only' },
				output: { postReceive: [oneItemPerRow] },
			},
		},
		{
			name: 'Update Encryption Key',
			value: 'updateEncryptionKey',
			action: 'Update encryption key of database',
			description: 'Replace the pgsodium root key. Beta.',
			routing: { request: { method: 'PUT', url: '/v1/projects/{ref}/pgsodium' } },
		},
		{
			name: 'Update Password',
			value: 'updatePassword',
			action: 'Update password of database',
			description: 'Set a new password for the postgres user',
			routing: { request: { method: 'PATCH', url: '/v1/projects/{ref}/database/password' } },
		},
		{
			name: 'Update SSL Enforcement',
			value: 'updateSslEnforcement',
			action: 'Update SSL enforcement of database',
			description: 'Set whether the database accepts only connections with SSL. Beta.',
			routing: { request: { method: 'PUT', url: '/v1/projects/{ref}/ssl-enforcement' } },
		},
	],
	default: 'runQuery',
};

export const locators: INodeProperties[] = [];

export const fields: INodeProperties[] = [
	...queryFields,
	...inspectFields,
	...optionsFields,
	...updateEncryptionKeyFields,
	...updatePasswordFields,
	...updateSslEnforcementFields,
];
