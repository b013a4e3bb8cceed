import {
	updateDisplayOptions,
	type IDataObject,
	type IDisplayOptions,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type INodeProperties,
} from 'n8n-workflow';

import { inputError } from '../../request/input/inputError';
import { severalLineSecret } from '../../fields/severalLineSecret';
import { branchComputeSize, gitBranch, notifyUrl, persistent, region, withData } from './settings';

/** Pairs of name and value become an object. */
async function sendSecrets(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const pairs = this.getNodeParameter('branchAdditionalFields.secrets.secret', []) as IDataObject[];
	if (pairs.some(({ name }) => String(name ?? '').trim() === '')) {
		throw inputError(
			this,
			'A secret under Secrets has no name',
			'Give each secret a name, or remove it.',
		);
	}
	const secrets = Object.fromEntries(
		pairs.map(({ name, value }) => [String(name).trim(), String(value ?? '')]),
	);
	return { ...options, body: { ...(options.body as IDataObject), secrets } };
}

/* The two ways to create a branch share most of their fields. */
const onlyCreate: IDisplayOptions = { show: { '/operation': ['create'] } };
const onlyWithSecrets: IDisplayOptions = { show: { '/operation': ['createWithSecrets'] } };

export const createFields: INodeProperties[] = [
	...updateDisplayOptions(
		{ show: { resource: ['branch'], operation: ['create', 'createWithSecrets'] } },
		[
			{
				displayName: 'Name',
				name: 'name',
				type: 'string',
				required: true,
				default: '',
				placeholder: 'e.g. preview-login-page',
				description: 'Name of the branch in the dashboard',
				routing: {
					send: {
						type: 'body',
						property: '={{ $parameter.operation === "create" ? "name" : "branch_name" }}',
					},
				},
			},
		],
	),
	...updateDisplayOptions(
		{ show: { resource: ['branch'], operation: ['create', 'createWithSecrets'] } },
		[
			{
				displayName: 'Additional Fields',
				name: 'branchAdditionalFields',
				type: 'collection',
				placeholder: 'Add Field',
				default: {},
				options: [
					branchComputeSize,
					{
						displayName: 'Default Branch',
						name: 'isDefault',
						type: 'boolean',
						default: false,
						description: 'Whether this is the production branch',
						routing: { send: { type: 'body', property: 'is_default' } },
						displayOptions: onlyWithSecrets,
					},
					{
						displayName: 'Disk Size (GB)',
						name: 'diskSize',
						type: 'number',
						typeOptions: { minValue: 8, maxValue: 61440 },
						default: 8,
						description: 'Size of the branch’s disk. If empty, the smallest size of the plan.',
						routing: { send: { type: 'body', property: 'desired_disk_size_gb' } },
						displayOptions: onlyCreate,
					},
					gitBranch,
					notifyUrl,
					persistent,
					{
						displayName: 'Postgres Engine',
						name: 'postgresEngine',
						type: 'options',
						default: '17',
						description: 'Version of Postgres. If empty, the latest version.',
						options: [
							{ name: 'Postgres 15', value: '15' },
							{ name: 'Postgres 17', value: '17' },
							{ name: 'Postgres 17 with OrioleDB', value: '17-oriole' },
						],
						routing: { send: { type: 'body', property: 'postgres_engine' } },
						displayOptions: onlyWithSecrets,
					},
					region,
					{
						displayName: 'Release Channel',
						name: 'releaseChannel',
						type: 'options',
						default: 'ga',
						description:
							'Release channel of the Postgres version. The organization must have access to it.',
						options: [
							{ name: 'Alpha', value: 'alpha' },
							{ name: 'Beta', value: 'beta' },
							{ name: 'General Availability', value: 'ga' },
							{ name: 'Internal', value: 'internal' },
							{ name: 'Preview', value: 'preview' },
							{ name: 'Withdrawn', value: 'withdrawn' },
						],
						routing: { send: { type: 'body', property: 'release_channel' } },
						displayOptions: onlyWithSecrets,
					},
					{
						displayName: 'Secrets',
						name: 'secrets',
						type: 'fixedCollection',
						typeOptions: { multipleValues: true },
						placeholder: 'Add Secret',
						default: {},
						description: 'Edge Function secrets that the branch starts with',
						options: [
							{
								displayName: 'Secret',
								name: 'secret',
								values: [
									{
										displayName: 'Name',
										name: 'name',
										type: 'string',
										default: '',
										placeholder: 'e.g. STRIPE_KEY',
									},
									{
										displayName: 'Value',
										name: 'value',
										type: 'string',
										typeOptions: severalLineSecret,
										default: '',
									},
								],
							},
						],
						routing: { send: { preSend: [sendSecrets] } },
						displayOptions: onlyWithSecrets,
					},
					withData,
				],
			},
		],
	),
];
