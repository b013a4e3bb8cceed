import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type INodeProperties,
} from 'n8n-workflow';

import { entriesOf } from '../../fields/entriesOf';

/** Names of secrets replace a scope. */
async function sendSecretNames(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const { readableNames } = this.getNodeParameter(
		'computeInstanceAdditionalFields',
		{},
	) as IDataObject;
	const names = entriesOf(readableNames);
	if (names.length === 0) return options;
	const { spec, ...rest } = options.body as { spec: IDataObject };
	const secrets_scope = names.map((secret_name) => ({ secret_name }));
	return { ...options, body: { ...rest, spec: { ...spec, secrets_scope } } };
}

export const deployFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['computeInstance'], operation: ['deploy'] } },
	[
		{
			displayName: 'Size',
			name: 'size',
			type: 'options',
			required: true,
			default: '2gb-1vcpu',
			description: 'Memory and processor cores of each instance',
			options: [
				{ name: '2 GB Memory, 1 Core', value: '2gb-1vcpu' },
				{ name: '4 GB Memory, 2 Cores', value: '4gb-2vcpu' },
			],
			routing: { send: { type: 'body', property: 'spec.size' } },
		},
		{
			displayName: 'Exposure',
			name: 'exposure',
			type: 'options',
			required: true,
			default: 'public',
			description: 'Who can reach the compute instance',
			options: [
				{ name: 'Private', value: 'private', description: 'Only services inside the project' },
				{ name: 'Public', value: 'public', description: 'The whole internet' },
			],
			routing: { send: { type: 'body', property: 'spec.exposure' } },
		},
		{
			displayName: 'Instances',
			name: 'instances',
			type: 'number',
			typeOptions: { minValue: 0 },
			required: true,
			default: 1,
			description: 'Number of instances that run in parallel',
			routing: { send: { type: 'body', property: 'spec.instances' } },
		},
		{
			displayName: 'Additional Fields',
			name: 'computeInstanceAdditionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			routing: { send: { preSend: [sendSecretNames] } },
			options: [
				{
					displayName: 'Only These Secrets',
					name: 'readableNames',
					type: 'string',
					default: '',
					placeholder: 'e.g. STRIPE_KEY, SMTP_HOST',
					description:
						'Comma-separated names of the only secrets that the code can read. Takes precedence over Secrets.',
				},
				{
					displayName: 'Runtime',
					name: 'runtime',
					type: 'options',
					default: 'deno',
					description: 'The runtime of the code. If empty, the archive’s Dockerfile is built.',
					options: [
						{ name: 'Deno', value: 'deno' },
						{ name: 'Node.js', value: 'node' },
					],
					routing: { send: { type: 'body', property: 'spec.runtime' } },
				},
				{
					displayName: 'Secrets',
					name: 'secretsScope',
					type: 'options',
					default: 'all',
					description: 'Which of the project’s secrets the code can read',
					options: [
						{ name: 'All', value: 'all' },
						{ name: 'None', value: 'none' },
						{ name: 'Supabase Secrets Only', value: 'supabase' },
					],
					routing: { send: { type: 'body', property: 'spec.secrets_scope' } },
				},
				{
					displayName: 'Upload ID',
					name: 'contextUploadId',
					type: 'string',
					default: '',
					description:
						'The ID that Create Upload returns. If empty, the code stays the same, and only the other settings change.',
					routing: { send: { type: 'body', property: 'context_upload_id' } },
				},
			],
		},
	],
);
