import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { searchLogDrains } from '../../nodes/SupabaseManagement/v1/lists';
import { always, answerWith, stopAnswering } from '../harness/api';
import { problemsOfRequest, contract } from '../harness/contract';
import { searchList } from '../harness/editor';
import { runNode } from '../harness/engine';
import { testOperation } from '../harness/testOperation';

const ref = 'abcdefghijklmnopqrst';
const path = `/v2/projects/${ref}/analytics/log-drains`;
const id = '99999999-9999-4999-8999-999999999999';

const attributes = {
	name: 'Datadog production',
	description: 'For the ops team',
	backend_type: 'datadog',
	config: { api_key: 'dd-key', region: 'US1' },
};
const drain = { type: 'log_drain', id, attributes };

testOperation('logDrain', 'create', {
	full: {
		parameters: {
			projectRef: ref,
			name: 'Datadog production',
			destination: { datadog: { apiKey: 'dd-key', region: 'US1' } },
			simplify: true,
			logDrainAdditionalFields: { description: 'For the ops team' },
		},
		request: { method: 'POST', path, body: { data: { type: 'log_drain', attributes } } },
	},
	smallest: {
		parameters: {
			projectRef: ref,
			name: 'Errors',
			destination: { sentry: { dsn: 'https://key@o1.ingest.sentry.io/2' } },
		},
		request: {
			method: 'POST',
			path,
			body: {
				data: {
					type: 'log_drain',
					attributes: {
						name: 'Errors',
						backend_type: 'sentry',
						config: { dsn: 'https://key@o1.ingest.sentry.io/2' },
					},
				},
			},
		},
	},
	answer: { status: 201, body: { data: drain }, items: [{ id, ...attributes }] },
	refused: {
		status: 402,
		code: 'payment_required',
		message: 'Log drains need a paid plan',
		description: /Pro, Team, Enterprise/,
	},
});

testOperation('logDrain', 'delete', {
	full: {
		parameters: { projectRef: ref, logDrainId: id },
		request: { method: 'DELETE', path: `${path}/${id}` },
	},
	answer: { status: 204, items: [{ deleted: true, ref, id }] },
	refused: { status: 404, code: 'not_found', message: 'Log drain not found' },
});

testOperation('logDrain', 'getMany', {
	full: {
		parameters: { projectRef: ref, limit: 1, simplify: false },
		request: { method: 'GET', path },
	},
	smallest: { parameters: { projectRef: ref }, request: { method: 'GET', path } },
	answer: { status: 200, body: { data: [drain, drain] }, items: [drain] },
	notInSchema: 'Simplify is off.',
	refused: {
		status: 403,
		code: 'forbidden.permission_denied',
		message: 'No access',
		description: /analytics_config_read/,
	},
});

testOperation('logDrain', 'update', {
	full: {
		parameters: {
			projectRef: ref,
			logDrainId: id,
			destination: { datadog: { apiKey: 'dd-key', region: 'US1' } },
			simplify: true,
			logDrainUpdateFields: { name: 'Datadog production', description: 'For the ops team' },
		},
		request: {
			method: 'PUT',
			path: `${path}/${id}`,
			body: { data: { type: 'log_drain', attributes } },
		},
	},
	smallest: {
		parameters: {
			projectRef: ref,
			logDrainId: id,
			destination: { sentry: { dsn: 'https://key@o1.ingest.sentry.io/2' } },
		},
		request: {
			method: 'PUT',
			path: `${path}/${id}`,
			body: {
				data: {
					type: 'log_drain',
					attributes: {
						backend_type: 'sentry',
						config: { dsn: 'https://key@o1.ingest.sentry.io/2' },
					},
				},
			},
		},
	},
	answer: { status: 200, body: { data: drain }, items: [{ id, ...attributes }] },
	refused: {
		status: 422,
		body: {
			error: {
				code: 'unprocessable',
				message: 'Invalid config',
				issues: [{ message: 'region is unknown' }],
			},
		},
		message: 'Invalid config',
		description: /region is unknown/,
	},
});

describe('logDrain: create', () => {
	afterEach(stopAnswering);

	const create = async (destination: INodeParameters) => {
		const requests = answerWith({ status: 201, body: { data: drain } });
		const { error } = await runNode({
			parameters: {
				resource: 'logDrain',
				operation: 'create',
				projectRef: ref,
				name: 'Logs',
				destination,
			},
		});
		return { request: requests[0], error };
	};

	const headers = {
		header: [
			{ name: 'X-Key', value: 'k' },
			{ name: 'X-Team', value: 'ops' },
		],
	};
	const sentHeaders = { 'X-Key': 'k', 'X-Team': 'ops' };

	it.each<[string, INodeParameters, IDataObject]>([
		[
			'axiom',
			{ apiToken: 't', datasetName: 'd', domain: 'api.axiom.co' },
			{ api_token: 't', dataset_name: 'd', domain: 'api.axiom.co' },
		],
		['bigquery', { config: '{}' }, {}],
		[
			'last9',
			{ region: 'r', username: 'u', password: 'p' },
			{ region: 'r', username: 'u', password: 'p' },
		],
		[
			'loki',
			{ url: 'https://loki.example.com', username: '', password: '', headers },
			{ url: 'https://loki.example.com', headers: sentHeaders },
		],
		[
			'otlp',
			{ endpoint: 'https://otel.example.com', protocol: 'http/protobuf', gzip: false, headers: {} },
			{ endpoint: 'https://otel.example.com', protocol: 'http/protobuf', gzip: false },
		],
		[
			's3',
			{
				s3Bucket: 'b',
				storageRegion: 'eu-central-1',
				accessKeyId: 'a',
				secretAccessKey: 's',
				batchTimeout: 5000,
			},
			{
				s3_bucket: 'b',
				storage_region: 'eu-central-1',
				access_key_id: 'a',
				secret_access_key: 's',
				batch_timeout: 5000,
			},
		],
		[
			'syslog',
			{
				host: 'syslog.example.com',
				port: 6514,
				tls: true,
				structuredData: '[a@1 b="c"]',
				cipherKey: 'ck',
				caCert: 'ca',
				clientCert: 'cc',
				clientKey: 'key',
			},
			{
				host: 'syslog.example.com',
				port: 6514,
				tls: true,
				structured_data: '[a@1 b="c"]',
				cipher_key: 'ck',
				ca_cert: 'ca',
				client_cert: 'cc',
				client_key: 'key',
			},
		],
		[
			'webhook',
			{ url: 'https://example.com/logs', http: 'http1', gzip: true, headers },
			{ url: 'https://example.com/logs', http: 'http1', gzip: true, headers: sentHeaders },
		],
	])('sends the form of %s', async (type, form, config) => {
		const { request, error } = await create({ [type]: form });
		expect(error).toBeUndefined();
		const operation = contract.get('POST /v2/projects/{ref}/analytics/log-drains')!;
		expect(problemsOfRequest(operation, request!)).toEqual([]);
		expect(request!.body).toEqual({
			data: { type: 'log_drain', attributes: { name: 'Logs', backend_type: type, config } },
		});
	});

	it.each<[string, INodeParameters, string]>([
		[
			'two destinations',
			{ sentry: { dsn: 'a' }, datadog: { apiKey: 'b', region: 'US1' } },
			'Destination has 2 entries',
		],
		['broken JSON', { clickhouse: { config: '{' } }, 'Config is not valid JSON'],
		['a JSON list', { postgres: { config: '[]' } }, 'Config is not a JSON object'],
	])('refuses %s', async (_what, destination, message) => {
		const { request, error } = await create(destination);
		expect(request).toBeUndefined();
		expect(error?.message).toBe(message);
		expect(error?.description).toMatch(/Nothing was sent to Supabase\.$/);
	});
});

describe('the list of log drains', () => {
	afterEach(stopAnswering);

	it('shows name and destination, and can be searched', async () => {
		const requests = answerWith(always({ status: 200, body: { data: [drain] } }));
		const parameters = {
			resource: 'logDrain',
			operation: 'delete',
			projectRef: { __rl: true, mode: 'id', value: ref },
		};
		expect(await searchList(searchLogDrains, parameters)).toEqual({
			results: [{ name: 'Datadog production (datadog)', value: id }],
			paginationToken: undefined,
		});
		expect(requests[0]).toMatchObject({ method: 'GET', path });
		const { results } = await searchList(searchLogDrains, parameters, { filter: 'loki' });
		expect(results).toEqual([]);
	});
});
