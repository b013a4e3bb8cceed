import type {
	IDataObject,
	IExecuteSingleFunctions,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

import { jsonOf } from '../../fields/json';
import { inputError } from '../../request/input/inputError';
import { severalLineSecret } from '../../fields/severalLineSecret';

type Form = IDataObject & { headers?: { header?: Array<{ name: string; value: string }> } };

/** Builds the settings of the selected destination. */
async function sendDestination(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const forms = Object.entries(this.getNodeParameter('destination', {}) as Record<string, Form>);
	const [chosen, ...others] = forms;
	if (chosen === undefined) {
		throw inputError(this, 'Destination is empty', 'Choose where to send the logs.');
	}
	if (others.length > 0) {
		throw inputError(
			this,
			`Destination has ${forms.length} entries`,
			'A log drain has one destination. Remove the others, and create a log drain for each of them.',
		);
	}
	const [type, form] = chosen;
	const config = 'config' in form ? jsonConfig(this, form.config) : configOf(form);
	return {
		...options,
		body: { ...(options.body as IDataObject), backend_type: type, config },
	};
}

/** Empty fields are left out. Names are converted: `apiKey` becomes `api_key`. */
function configOf({ headers, ...form }: Form): IDataObject {
	const config: IDataObject = {};
	for (const [name, value] of Object.entries(form)) {
		if (value !== '')
			config[name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)] = value;
	}
	const given = headers?.header ?? [];
	if (given.length > 0) {
		config.headers = Object.fromEntries(given.map(({ name, value }) => [name, value]));
	}
	return config;
}

function jsonConfig(context: IExecuteSingleFunctions, given: unknown): IDataObject {
	const config = jsonOf(context, given, 'Config');
	if (typeof config === 'object' && config !== null && !Array.isArray(config)) {
		return config as IDataObject;
	}
	throw inputError(context, 'Config is not a JSON object', 'Enclose it in curly brackets.');
}

const headers: INodeProperties = {
	displayName: 'Headers',
	name: 'headers',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Header',
	default: {},
	description: 'Sent with all logs, such as the destination’s API key',
	options: [
		{
			displayName: 'Header',
			name: 'header',
			values: [
				{
					displayName: 'Name',
					name: 'name',
					type: 'string',
					required: true,
					default: '',
					placeholder: 'e.g. X-API-Key',
				},
				{
					displayName: 'Value',
					name: 'value',
					type: 'string',
					typeOptions: { password: true },
					default: '',
				},
			],
		},
	],
};

const gzip: INodeProperties = {
	displayName: 'Gzip',
	name: 'gzip',
	type: 'boolean',
	default: true,
	description: 'Whether to compress the logs',
};

/** For destinations whose settings Supabase’s API reference does not describe. */
const freeConfig: INodeProperties = {
	displayName: 'Config',
	name: 'config',
	type: 'json',
	default: '{}',
	description: 'Settings of the destination. Supabase does not document them.',
};

const url: INodeProperties = {
	displayName: 'URL',
	name: 'url',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. https://logs.example.com/supabase',
};

/** In the order of the S3 settings. */
const s3Fields: INodeProperties[] = [
	{
		displayName: 'Bucket',
		name: 's3Bucket',
		type: 'string',
		required: true,
		default: '',
	},
	{
		displayName: 'Region',
		name: 'storageRegion',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. eu-central-1',
	},
	{
		displayName: 'Access Key ID',
		name: 'accessKeyId',
		type: 'string',
		required: true,
		default: '',
	},
	{
		displayName: 'Secret Access Key',
		name: 'secretAccessKey',
		type: 'string',
		typeOptions: { password: true },
		required: true,
		default: '',
	},
	{
		displayName: 'Batch Timeout',
		name: 'batchTimeout',
		type: 'number',
		typeOptions: { minValue: 0, numberPrecision: 0 },
		default: 3000,
		description: 'How long logs are collected before a file is written, in milliseconds',
	},
];

/** Required fields first, then the fields that secure the connection. */
const syslogFields: INodeProperties[] = [
	{
		displayName: 'Host',
		name: 'host',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. syslog.example.com',
	},
	{
		displayName: 'Port',
		name: 'port',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 65535, numberPrecision: 0 },
		required: true,
		default: 6514,
	},
	{
		displayName: 'Structured Data',
		name: 'structuredData',
		type: 'string',
		default: '',
	},
	{
		displayName: 'TLS',
		name: 'tls',
		type: 'boolean',
		default: false,
		description: 'Whether the connection is encrypted',
	},
	{
		displayName: 'CA Certificate',
		name: 'caCert',
		type: 'string',
		typeOptions: { rows: 5 },
		default: '',
	},
	{
		displayName: 'Client Certificate',
		name: 'clientCert',
		type: 'string',
		typeOptions: { rows: 5 },
		default: '',
	},
	{
		displayName: 'Client Key',
		name: 'clientKey',
		type: 'string',
		typeOptions: severalLineSecret,
		default: '',
	},
	{
		displayName: 'Cipher Key',
		name: 'cipherKey',
		type: 'string',
		typeOptions: { password: true },
		default: '',
	},
];

/** A form for each type of destination, named as in Supabase. */
export const destination: INodeProperties = {
	displayName: 'Destination',
	name: 'destination',
	type: 'fixedCollection',
	placeholder: 'Choose Destination',
	required: true,
	default: {},
	description: 'Where to send the logs',
	options: [
		{
			displayName: 'Axiom',
			name: 'axiom',
			values: [
				{
					displayName: 'API Token',
					name: 'apiToken',
					type: 'string',
					typeOptions: { password: true },
					required: true,
					default: '',
				},
				{
					displayName: 'Dataset Name',
					name: 'datasetName',
					type: 'string',
					required: true,
					default: '',
				},
				{
					displayName: 'Domain',
					name: 'domain',
					type: 'string',
					default: '',
					placeholder: 'e.g. api.axiom.co',
				},
			],
		},
		{ displayName: 'BigQuery', name: 'bigquery', values: [freeConfig] },
		{ displayName: 'ClickHouse', name: 'clickhouse', values: [freeConfig] },
		{
			displayName: 'Datadog',
			name: 'datadog',
			values: [
				{
					displayName: 'API Key',
					name: 'apiKey',
					type: 'string',
					typeOptions: { password: true },
					required: true,
					default: '',
				},
				{
					displayName: 'Region',
					name: 'region',
					type: 'string',
					required: true,
					default: '',
					placeholder: 'e.g. US1',
				},
			],
		},
		{
			displayName: 'Last9',
			name: 'last9',
			values: [
				{
					displayName: 'Region',
					name: 'region',
					type: 'string',
					required: true,
					default: '',
					placeholder: 'e.g. us-west-1',
				},
				{ displayName: 'Username', name: 'username', type: 'string', required: true, default: '' },
				{
					displayName: 'Password',
					name: 'password',
					type: 'string',
					typeOptions: { password: true },
					required: true,
					default: '',
				},
			],
		},
		{
			displayName: 'Loki',
			name: 'loki',
			values: [
				url,
				{ displayName: 'Username', name: 'username', type: 'string', default: '' },
				{
					displayName: 'Password',
					name: 'password',
					type: 'string',
					typeOptions: { password: true },
					default: '',
				},
				headers,
			],
		},
		{
			displayName: 'OpenTelemetry (OTLP)',
			name: 'otlp',
			values: [
				{
					displayName: 'Endpoint',
					name: 'endpoint',
					type: 'string',
					required: true,
					default: '',
					placeholder: 'e.g. https://otel.example.com:4318/v1/logs',
				},
				{ displayName: 'Protocol', name: 'protocol', type: 'string', default: 'http/protobuf' },
				gzip,
				headers,
			],
		},
		{ displayName: 'Postgres', name: 'postgres', values: [freeConfig] },
		{
			displayName: 'S3',
			name: 's3',
			values: s3Fields,
		},
		{
			displayName: 'Sentry',
			name: 'sentry',
			values: [
				{
					displayName: 'DSN',
					name: 'dsn',
					type: 'string',
					typeOptions: { password: true },
					required: true,
					default: '',
				},
			],
		},
		{
			displayName: 'Syslog',
			name: 'syslog',
			values: syslogFields,
		},
		{
			displayName: 'Webhook',
			name: 'webhook',
			values: [
				url,
				{
					displayName: 'HTTP Version',
					name: 'http',
					type: 'options',
					default: 'http2',
					options: [
						{ name: 'HTTP/1', value: 'http1' },
						{ name: 'HTTP/2', value: 'http2' },
					],
				},
				gzip,
				headers,
			],
		},
	],
	routing: { send: { preSend: [sendDestination] } },
};
