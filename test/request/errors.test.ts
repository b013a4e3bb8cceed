import { inspect } from 'node:util';

import nock from 'nock';

import { always, answerWith, stopAnswering, type Answer } from '../harness/api';
import { apiAddress, token } from '../harness/credentials';
import { runNode } from '../harness/engine';

const parameters = {
	resource: 'project',
	operation: 'get',
	projectRef: 'abcdefghijklmnopqrst',
};

const refusedWith = async (answer: Answer) => {
	answerWith(answer);
	const { error } = await runNode({ parameters, requestOptions: { timeLimit: 0 } });
	return error!;
};

afterEach(stopAnswering);

const settings = { ...parameters, resource: 'project', operation: 'update', name: 'Acme' };

/** If Supabase sends no details: a title, and the next step. */
const bareAnswers: Array<[string, Answer, string, RegExp | undefined]> = [
	['nothing', { status: 400 }, 'Supabase refused the request', undefined],
	['null', { status: 400, body: 'null' }, 'Supabase refused the request', undefined],
	[
		'a page of a proxy',
		{
			status: 502,
			body: '<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head></html>',
		},
		'502 Bad Gateway',
		/^Try again in a few minutes[^<]*$/,
	],
	[
		'a web page in a 200',
		{ status: 200, body: '<!doctype html><html>Sign in to the WiFi</html>' },
		'Supabase’s response cannot be read',
		/API Address/,
	],
	[
		'half of its JSON',
		{ status: 200, body: '{"ref": "abc', headers: { 'content-type': 'application/json' } },
		'Supabase’s response cannot be read',
		/^It is incomplete\./,
	],
	[
		'a redirect',
		{ status: 302, headers: { location: 'https://example.com/' } },
		'The API address answered with a redirect',
		/^The node did not follow it, so the token was not sent there\./,
	],
	[
		'a bare word',
		{ status: 401, body: { message: 'Unauthorized' } },
		'Supabase did not accept the credential',
		/^The access token may be mistyped/,
	],
];

it.each(bareAnswers)('%s is reported in our words', async (_name, answer, message, description) => {
	const error = await refusedWith(answer);
	expect(error.message).toBe(message);
	if (description === undefined) expect(error.description ?? '').toBe('');
	else expect(error.description).toMatch(description);
});

/** All formats in which Supabase and its proxies describe an error. */
const forms: Array<[string, Answer, message: string, description?: string]> = [
	['version 1', { status: 400, body: { message: 'Bad name' } }, 'Bad name'],
	[
		'a list',
		{ status: 400, body: { message: ['a must be b', 'c must be d'] } },
		'a must be b, c must be d',
		'Correct the fields',
	],
	[
		'lists by field',
		{ status: 400, body: { message: { name: ['too long'] } } },
		'name: too long',
		'Correct the fields',
	],
	[
		'issues beside a message',
		{
			status: 422,
			body: { message: 'Validation failed', errors: [{ field: 'name', message: 'too long' }] },
		},
		'Validation failed',
		'name: too long. Correct the fields',
	],
	[
		'version 2',
		{ status: 400, body: { error: { code: 'bad_request', message: 'Bad name', id: 'e1' } } },
		'Bad name',
		'Supabase’s error ID: e1.',
	],
	[
		'issues in issues',
		{
			status: 400,
			body: {
				error: {
					message: 'Invalid',
					issues: [{ message: 'x', issues: [{ message: 'name is too long' }] }],
				},
			},
		},
		'Invalid',
		'name is too long. Correct the fields',
	],
	[
		'OAuth',
		{ status: 400, body: { error: 'invalid_grant', error_description: 'Code was used' } },
		'Code was used',
	],
	[
		'GoTrue',
		{ status: 400, body: { code: 400, error_code: 'bad_jwt', msg: 'Bad name' } },
		'Bad name',
	],
	[
		'a message beside an error object',
		{ status: 402, body: { message: 'Needs Pro', error: { code: 'entitlement_required' } } },
		'Needs Pro',
		'Upgrade in the organization’s billing settings',
	],
	['one line of text', { status: 400, body: 'Bad name' }, 'Bad name'],
	[
		'an error in a 200',
		{ status: 200, body: { error: 'Bad SQL' } },
		'Bad SQL',
		'Correct the fields',
	],
];

it.each(
	forms.map(([name, answer, message, description = '']) => ({
		name,
		answer,
		message,
		description,
	})),
)('$name is read', async ({ answer, message, description }) => {
	answerWith(always(answer));
	const { error } = await runNode({ parameters: settings });
	expect(error!.message).toBe(message);
	expect(error!.description ?? '').toContain(description);
});

it('issues nested thousands of levels deep are read to the end', async () => {
	const depth = 5000;
	const issues = '{"message":"outer","issues":['.repeat(depth) + ']}'.repeat(depth);
	const error = await refusedWith({
		status: 400,
		body: `{"error":{"message":"Deep","issues":[${issues}]}}`,
		headers: { 'content-type': 'application/json' },
	});
	expect(error.message).toBe('Deep');
});

describe('a 403', () => {
	const forbidden = { status: 403, body: { message: 'Forbidden resource' } };
	const descriptionOf = async (given: object, answer: Answer = forbidden) => {
		stopAnswering();
		answerWith(answer);
		const { error } = await runNode({
			parameters: { projectRef: parameters.projectRef, ...given },
		});
		return error!.description;
	};

	it('names the permission and the scope of the operation', async () => {
		expect(await descriptionOf({ resource: 'project', operation: 'get' })).toMatch(
			/^This operation needs an access token with project_admin_read, or an OAuth app with projects:read\./,
		);
	});

	it('names permissions that depend on the request', async () => {
		expect(
			await descriptionOf({ resource: 'apiKey', operation: 'getMany', returnAll: true }),
		).toMatch(/To reveal keys, it needs api_gateway_keys_secret_read as well\./);
		expect(await descriptionOf({ resource: 'profile', operation: 'get' })).toMatch(
			/tokens for a whole user only/,
		);
	});

	it('for an operation in early access says so', async () => {
		answerWith({
			status: 403,
			body: { error: { code: 'forbidden.access_disabled', message: 'Access is disabled' } },
		});
		const { error } = await runNode({
			parameters: {
				resource: 'projectWebhook',
				operation: 'getMany',
				projectRef: parameters.projectRef,
				returnAll: true,
			},
		});
		expect(error?.message).toBe('Access is disabled');
		expect(error?.description).toMatch(/early access/);
	});
});

it('a 402 names the plans that include the operation', async () => {
	answerWith({ status: 402, body: { error: { code: 'payment_required', message: 'Upgrade' } } });
	const { error } = await runNode({
		parameters: {
			resource: 'privateLink',
			operation: 'create',
			projectRef: parameters.projectRef,
			awsAccountId: '123456789012',
		},
	});
	expect(error?.description).toMatch(/^These plans include it: Team, Enterprise\. Upgrade/);
});

describe('a 404 for something in a project', () => {
	const apiKey = {
		resource: 'apiKey',
		operation: 'get',
		projectRef: parameters.projectRef,
		apiKeyId: 'e6a1d1f8-5a0c-4c8e-9f64-1e1a6c7f0b11',
	};
	const missing = { status: 404, body: { message: 'API key not found' } };

	it.each<[string, Answer, RegExp]>([
		['is there', { status: 200, body: { status: 'ACTIVE_HEALTHY' } }, /itself exists\.$/],
		[
			'is paused',
			{ status: 200, body: { status: 'INACTIVE' } },
			/is paused: restore it first \(Project: Restore\)\.$/,
		],
		[
			'cannot be seen',
			{ status: 403 },
			/The credential cannot access the project \w+ either: choose it from the list again\.$/,
		],
	])('says whether the project %s', async (_name, project, description) => {
		answerWith(missing, project);
		const { error } = await runNode({ parameters: apiKey });
		expect(error?.message).toBe('API key not found');
		expect(error?.description).toMatch(description);
	});
});

/** Nothing listens on this port. */
const closedPort = 'http://127.0.0.1:9';

it('a failed connection is reported with its cause', async () => {
	stopAnswering();
	const { error } = await runNode({
		parameters,
		credential: { apiAddress: closedPort },
		requestOptions: { timeLimit: 0 },
	});
	expect(error?.message).toBe('n8n could not connect to Supabase');
	expect(error?.description).toMatch(
		/^Nothing was sent: the connection failed with ECONNREFUSED\./,
	);
});

it('an answer that takes too long is reported as a timeout', async () => {
	if (!nock.isActive()) nock.activate();
	nock(apiAddress).get(/.*/).delay(500).reply(200, {});
	const { error } = await runNode({ parameters, requestOptions: { timeout: 50, timeLimit: 0 } });
	expect(error?.message).toBe('Supabase did not answer in time');
});

describe('the token', () => {
	const everythingOf = (error: unknown) => inspect(error, { depth: 20, showHidden: true });

	it.each<[string, Answer]>([
		['a refusal', { status: 403, body: { message: `Token ${token} lacks a permission` } }],
		['a 401', { status: 401, body: { message: `Bearer ${token} is not valid` } }],
		['a page', { status: 502, body: `<html>${token}</html>` }],
		['text', { status: 400, body: `No such token: ${token}` }],
	])('is not in %s', async (_name, answer) => {
		const error = await refusedWith(answer);
		expect(error.httpCode).toBe(String(answer.status));
		expect(everythingOf(error)).not.toContain(token);
	});

	it('does not appear in an error without an answer', async () => {
		stopAnswering();
		const { error } = await runNode({
			parameters,
			credential: { apiAddress: closedPort },
			requestOptions: { timeLimit: 0 },
		});
		expect(error?.message).toBe('n8n could not connect to Supabase');
		expect(everythingOf(error)).not.toContain(token);
	});
});
