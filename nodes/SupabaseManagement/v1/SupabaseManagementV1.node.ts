import type {
	DeclarativeRestApiSettings,
	IExecutePaginationFunctions,
	INodeExecutionData,
	INodeProperties,
	INodeType,
	INodeTypeBaseDescription,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { authentication, credentials } from './fields/authentication';
import { ignoreIfDone } from './fields/ignoreIfDone';
import { includeProject } from './fields/includeProject';
import { toolOutput } from './fields/output';
import { returnAllAndLimit } from './fields/returnAllAndLimit';
import { waiting } from './fields/waitForCompletion';
import { builderHint, hints } from './hints';
import * as listSearch from './lists';
import { runOperation } from './request';
import { checkTypes } from './request/input/checkTypes';
import { collectSteps } from './request/steps';
import { fields, locators, operations } from './resources';
import { facts } from './resources/facts';
import { getAuthSettings } from './resources/authConfig/settings.list';
import { getPostgresSettings } from './resources/postgresConfig/settings.list';

/** n8n calls it for every operation instead of sending the request itself. */
async function run(
	this: IExecutePaginationFunctions,
	requestData: DeclarativeRestApiSettings.ResultOptions,
): Promise<INodeExecutionData[]> {
	return await runOperation(this, requestData, facts);
}

/** All fields below Operation. */
const parameters: INodeProperties[] = [
	...locators,
	...returnAllAndLimit,
	...fields,
	...waiting,
	...toolOutput,
	{
		// n8n adds Batching, Timeout and others to it.
		displayName: 'Request Options',
		name: 'requestOptions',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			ignoreIfDone,
			includeProject,
			{
				displayName: 'Reveal Secrets',
				name: 'revealSecrets',
				type: 'boolean',
				default: false,
				description:
					'Whether to return secrets in responses, such as the database password of a branch. n8n saves the output of nodes.',
			},
			{
				displayName: 'Time Limit (Minutes)',
				name: 'timeLimit',
				type: 'number',
				typeOptions: { minValue: 0 },
				default: 10,
				description:
					'Number of minutes to keep trying if Supabase limits the number of requests or does not answer',
			},
		],
	},
];

export class SupabaseManagementV1 implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Supabase Management',
		name: 'supabaseManagement',
		icon: {
			light: 'file:../supabaseManagement.svg',
			dark: 'file:../supabaseManagement.dark.svg',
		},
		group: ['transform'],
		version: 1,
		subtitle:
			'={{ ($parameter["operation"] + ": " + $parameter["resource"]).replace(/[A-Z]/g, " $&").toLowerCase() }}',
		description: 'Manage Supabase projects, organizations and everything else in the dashboard',
		defaults: { name: 'Supabase Management' },
		usableAsTool: true,
		builderHint,
		hints,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials,
		// The credential’s API Address replaces it in runOperation: n8n would evaluate it twice for
		// every item if it were here.
		requestDefaults: { baseURL: 'https://api.supabase.com' },
		requestOperations: { pagination: run },
		properties: [
			authentication,
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				// Passes every operation to `run`, above.
				routing: { send: { paginate: true, preSend: [checkTypes(parameters)] } },
				options: [
					{ name: 'Action Run', value: 'actionRun' },
					{ name: 'Add-On', value: 'addOn' },
					{ name: 'Advisor', value: 'advisor' },
					{ name: 'API Key', value: 'apiKey' },
					{ name: 'Auth Config', value: 'authConfig' },
					{ name: 'Backup', value: 'backup' },
					{ name: 'Branch', value: 'branch' },
					{ name: 'Compute Instance', value: 'computeInstance' },
					{ name: 'Custom Hostname', value: 'customHostname' },
					{ name: 'Data API', value: 'dataApi' },
					{ name: 'Database', value: 'database' },
					{ name: 'Disk', value: 'disk' },
					{ name: 'Edge Function', value: 'edgeFunction' },
					{ name: 'Edge Function Secret', value: 'edgeFunctionSecret' },
					{ name: 'JIT Access', value: 'jitAccess' },
					{ name: 'Log', value: 'log' },
					{ name: 'Log Drain', value: 'logDrain' },
					{ name: 'Login Role', value: 'loginRole' },
					{ name: 'Member', value: 'member' },
					{ name: 'Migration', value: 'migration' },
					{ name: 'Network Ban', value: 'networkBan' },
					{ name: 'Network Restriction', value: 'networkRestriction' },
					{ name: 'Notebook', value: 'notebook' },
					{ name: 'OAuth', value: 'oauth' },
					{ name: 'Organization', value: 'organization' },
					{ name: 'Organization Webhook', value: 'organizationWebhook' },
					{ name: 'Pooler', value: 'pooler' },
					{ name: 'Postgres Config', value: 'postgresConfig' },
					{ name: 'Postgres Upgrade', value: 'postgresUpgrade' },
					{ name: 'Private Link', value: 'privateLink' },
					{ name: 'Profile', value: 'profile' },
					{ name: 'Project', value: 'project' },
					{ name: 'Project Claim', value: 'projectClaim' },
					{ name: 'Project Webhook', value: 'projectWebhook' },
					{ name: 'Read Replica', value: 'readReplica' },
					{ name: 'Realtime', value: 'realtime' },
					{ name: 'Signing Key', value: 'signingKey' },
					{ name: 'SQL Snippet', value: 'snippet' },
					{ name: 'SSO Provider', value: 'ssoProvider' },
					{ name: 'Storage', value: 'storage' },
					{ name: 'Third-Party Auth', value: 'thirdPartyAuth' },
					{ name: 'Usage', value: 'usage' },
					{ name: 'Vanity Subdomain', value: 'vanitySubdomain' },
				],
				default: 'project',
			},
			...operations,
			...parameters,
		],
	};

	methods = { listSearch, resourceMapping: { getAuthSettings, getPostgresSettings } };

	constructor(identity: INodeTypeBaseDescription) {
		const properties = collectSteps(this.description.properties);
		this.description = { ...this.description, properties, ...identity };
	}
}
