import type { INodeParameters } from 'n8n-workflow';

/** An operation of the node. Its expressions use the output of the previous step. */
export type Step = { resource: string; operation: string; parameters?: INodeParameters };

/** An object that is created, used and deleted. */
export type Made = {
	title: string;
	/** The first step creates it. */
	steps: [Step, ...Step[]];
	/**
	 * How to find it, even if the answer was lost, or an earlier run left it behind. If absent,
	 * undoing is correct even if there is no object.
	 */
	find?: Step & { field: string; value: string };
	/** The field that identifies it. */
	by: string;
	undo: Step;
};

/** A setting that is changed, and changed back. */
export type Changed = {
	title: string;
	read: Step;
	setting: string;
	/** Two values: the one that is not set is used. */
	values: [string | number, string | number];
	/** Its expressions use the new value as `$json.value`. */
	update: Step;
};

const name = 'n8n_live_check';
const slug = 'n8n-live-check';
const domain = 'n8n-live-check.example.com';

/**
 * Steps for a project that was created for this test. They cost no money, affect only the project,
 * and keep its database reachable.
 */
export const made: Made[] = [
	{
		title: `secret ${name.toUpperCase()}`,
		steps: [
			{
				resource: 'edgeFunctionSecret',
				operation: 'upsert',
				parameters: { secrets: { pairs: [{ name: name.toUpperCase(), value: 'check' }] } },
			},
		],
		find: {
			resource: 'edgeFunctionSecret',
			operation: 'getMany',
			field: 'name',
			value: name.toUpperCase(),
		},
		by: 'name',
		undo: {
			resource: 'edgeFunctionSecret',
			operation: 'delete',
			parameters: { secretNames: '={{ $json.name }}' },
		},
	},
	{
		title: `Edge Function ${slug}`,
		steps: [
			{
				resource: 'edgeFunction',
				operation: 'deploy',
				parameters: {
					functionSlug: slug,
					codeFrom: 'text',
					sourceCode: 'Deno.serve(() => new Response("ok"));',
				},
			},
			{ resource: 'edgeFunction', operation: 'get', parameters: { functionSlug: slug } },
			{ resource: 'edgeFunction', operation: 'download', parameters: { functionSlug: slug } },
			{
				resource: 'edgeFunction',
				operation: 'update',
				parameters: {
					functionSlug: slug,
					codeFrom: 'text',
					edgeFunctionUpdateFields: { name: 'Live check' },
				},
			},
		],
		find: { resource: 'edgeFunction', operation: 'getMany', field: 'slug', value: slug },
		by: 'slug',
		undo: { resource: 'edgeFunction', operation: 'delete', parameters: { functionSlug: slug } },
	},
	{
		title: `API key ${name}`,
		steps: [
			{ resource: 'apiKey', operation: 'create', parameters: { type: 'publishable', name } },
			{ resource: 'apiKey', operation: 'get', parameters: { apiKeyId: '={{ $json.id }}' } },
			{
				resource: 'apiKey',
				operation: 'update',
				parameters: {
					apiKeyId: '={{ $json.id }}',
					apiKeyUpdateFields: { description: 'Live check' },
				},
			},
		],
		find: { resource: 'apiKey', operation: 'getMany', field: 'name', value: name },
		by: 'id',
		undo: {
			resource: 'apiKey',
			operation: 'delete',
			parameters: { apiKeyId: '={{ $json.id }}' },
		},
	},
	{
		title: `notebook ${name}`,
		steps: [
			{ resource: 'notebook', operation: 'create', parameters: { name } },
			{ resource: 'notebook', operation: 'get', parameters: { notebookId: '={{ $json.id }}' } },
			{
				resource: 'notebook',
				operation: 'update',
				parameters: {
					notebookId: '={{ $json.id }}',
					notebookUpdateFields: { description: 'Live check' },
				},
			},
		],
		find: { resource: 'notebook', operation: 'getMany', field: 'name', value: name },
		by: 'id',
		undo: {
			resource: 'notebook',
			operation: 'delete',
			parameters: { notebookId: '={{ $json.id }}' },
		},
	},
	{
		title: `webhook to https://${domain}`,
		steps: [
			{
				resource: 'projectWebhook',
				operation: 'create',
				parameters: {
					url: `https://${domain}`,
					eventTypes: ['v1.project.paused'],
					signingSecret: `${slug}-secret`,
					webhookAdditionalFields: { enabled: false },
				},
			},
			{
				resource: 'projectWebhook',
				operation: 'get',
				parameters: { endpointId: '={{ $json.id }}' },
			},
			{
				resource: 'projectWebhook',
				operation: 'update',
				parameters: {
					endpointId: '={{ $json.id }}',
					webhookUpdateFields: { description: 'Live check' },
				},
			},
		],
		find: {
			resource: 'projectWebhook',
			operation: 'getMany',
			field: 'url',
			value: `https://${domain}`,
		},
		by: 'id',
		undo: {
			resource: 'projectWebhook',
			operation: 'delete',
			parameters: { endpointId: '={{ $json.id }}' },
		},
	},
	{
		title: `third-party integration https://${domain}`,
		steps: [
			{
				resource: 'thirdPartyAuth',
				operation: 'create',
				parameters: { trust: { issuerUrl: `https://${domain}` } },
			},
			{ resource: 'thirdPartyAuth', operation: 'get', parameters: { tpaId: '={{ $json.id }}' } },
		],
		find: {
			resource: 'thirdPartyAuth',
			operation: 'getMany',
			field: 'oidc_issuer_url',
			value: `https://${domain}`,
		},
		by: 'id',
		undo: {
			resource: 'thirdPartyAuth',
			operation: 'delete',
			parameters: { tpaId: '={{ $json.id }}' },
		},
	},
	{
		title: `SSO provider https://${domain}`,
		steps: [
			{
				resource: 'ssoProvider',
				operation: 'create',
				parameters: {
					saml: {
						metadataXml: `<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://${domain}"><IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"><SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="https://${domain}/sso"/></IDPSSODescriptor></EntityDescriptor>`,
						domains: domain,
					},
				},
			},
			{ resource: 'ssoProvider', operation: 'get', parameters: { providerId: '={{ $json.id }}' } },
		],
		find: {
			resource: 'ssoProvider',
			operation: 'getMany',
			field: 'domains[0].domain',
			value: domain,
		},
		by: 'id',
		undo: {
			resource: 'ssoProvider',
			operation: 'delete',
			parameters: { providerId: '={{ $json.id }}' },
		},
	},
	{
		title: 'login roles',
		steps: [{ resource: 'loginRole', operation: 'create' }],
		by: 'role',
		undo: { resource: 'loginRole', operation: 'deleteAll' },
	},
	{
		title: `table ${name}`,
		steps: [
			{
				resource: 'database',
				operation: 'runQuery',
				parameters: { query: `create table if not exists public.${name} ()` },
			},
		],
		by: 'name',
		undo: {
			resource: 'database',
			operation: 'runQuery',
			parameters: { query: `drop table if exists public.${name}` },
		},
	},
];

export const changed: Changed[] = [
	{
		title: 'name of the project',
		read: { resource: 'project', operation: 'get' },
		setting: 'name',
		values: [slug, name],
		update: {
			resource: 'project',
			operation: 'update',
			parameters: { name: '={{ $json.value }}' },
		},
	},
	{
		title: 'max_rows of the Data API',
		read: { resource: 'dataApi', operation: 'get' },
		setting: 'max_rows',
		values: [1000, 999],
		update: {
			resource: 'dataApi',
			operation: 'update',
			parameters: { dataApiUpdateFields: { maxRows: '={{ $json.value }}' } },
		},
	},
	{
		title: 'mfa_max_enrolled_factors of auth',
		read: { resource: 'authConfig', operation: 'get' },
		setting: 'mfa_max_enrolled_factors',
		values: [10, 9],
		update: {
			resource: 'authConfig',
			operation: 'update',
			parameters: {
				specifySettings: 'json',
				settingsJson: '={ "mfa_max_enrolled_factors": {{ $json.value }} }',
			},
		},
	},
	{
		title: 'max_channels_per_client of Realtime',
		read: { resource: 'realtime', operation: 'get' },
		setting: 'max_channels_per_client',
		values: [100, 99],
		update: {
			resource: 'realtime',
			operation: 'update',
			parameters: { realtimeUpdateFields: { maxChannelsPerClient: '={{ $json.value }}' } },
		},
	},
	{
		title: 'file size limit of Storage',
		read: { resource: 'storage', operation: 'get' },
		setting: 'fileSizeLimit',
		values: [41943040, 31457280],
		update: {
			resource: 'storage',
			operation: 'update',
			parameters: { storageUpdateFields: { fileSizeLimit: '={{ $json.value }}' } },
		},
	},
];
