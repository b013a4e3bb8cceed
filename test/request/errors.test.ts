import { inspect } from 'node:util';

import nock from 'nock';

import { answerWith, stopAnswering, type Answer } from '../harness/api';
import { apiAddress, token } from '../harness/credentials';
import { runNode } from '../harness/engine';

const parameters = {
	resource: 'project',
	operation: 'get',
	projectRef: 'abcdefghijklmnopqrst',
};

const refusedWith = async (answer: Answer) => {
	answerWith(answer);
	const { error } = await runNode({ parameters });
	return error!;
};

afterEach(stopAnswering);

describe('what Supabase says', () => {
	it.each<[string, Answer, string, RegExp]>([
		['version 1', { status: 400, body: { message: 'Bad name' } }, 'Bad name', /^Correct/],
		[
			'a list',
			{ status: 400, body: { message: ['a must be b', 'c must be d'] } },
			'a must be b, c must be d',
			/^Correct/,
		],
		[
			'version 2',
			{ status: 400, body: { error: { code: 'bad_request', message: 'Bad name', id: 'e1' } } },
			'Bad name',
			/error ID: e1\.$/,
		],
		[
			'OAuth',
			{ status: 400, body: { error: 'invalid_grant', error_description: 'Code was used' } },
			'Code was used',
			/^Correct/,
		],
		['text', { status: 400, body: 'Bad name' }, 'Bad name', /^Correct/],
		[
			'a page of a proxy',
			{ status: 502, body: '<!DOCTYPE html><html><h1>502</h1></html>' },
			'Supabase had a problem of its own',
			/^Try again in a few minutes[^<]*$/,
		],
		['nothing', { status: 400 }, 'Supabase refused the request', /^Correct/],
		['null', { status: 400, body: 'null' }, 'Supabase refused the request', /^Correct/],
		['an error in a 200', { status: 200, body: { error: 'Bad SQL' } }, 'Bad SQL', /^Correct/],
		[
			'a web page in a 200',
			{ status: 200, body: '<!doctype html><html>Sign in to the WiFi</html>' },
			'Supabase’s answer cannot be read',
			/API Address/,
		],
		[
			'half of its JSON',
			{ status: 200, body: '{"ref": "abc', headers: { 'content-type': 'application/json' } },
			'Supabase’s answer cannot be read',
			/^It is not whole\./,
		],
		[
			'a redirect',
			{ status: 302, headers: { location: 'https://example.com/' } },
			'The API address answers with a redirect',
			/The token was not sent on\./,
		],
	])('as %s is told', async (_name, answer, message, description) => {
		const error = await refusedWith(answer);
		expect(error.message).toBe(message);
		expect(error.description).toMatch(description);
	});
});

describe('a 403', () => {
	const forbidden = { status: 403, body: { message: 'Forbidden resource' } };
	const descriptionOf = async (given: object, answer: Answer = forbidden) => {
		answerWith(answer);
		const { error } = await runNode({
			parameters: { projectRef: parameters.projectRef, ...given },
		});
		return error!.description;
	};

	it('names the permission and the scope of this very operation', async () => {
		expect(await descriptionOf({ resource: 'project', operation: 'get' })).toMatch(
			/^This operation needs an access token with project_admin_read, or an OAuth app with projects:read\./,
		);
	});

	it('names what depends on the request', async () => {
		expect(
			await descriptionOf({ resource: 'apiKey', operation: 'getMany', returnAll: true }),
		).toMatch(/To reveal keys, it needs api_gateway_keys_secret_read as well\./);
		expect(await descriptionOf({ resource: 'profile', operation: 'get' })).toMatch(
			/tokens for a whole user only/,
		);
	});

	it('of early access says so', async () => {
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
		expect(error?.message).toBe('Supabase has not opened this to the organization yet');
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
	expect(error?.description).toMatch(/^It is part of these plans: Team, Enterprise\. Upgrade/);
});

describe('a 404 of something in a project', () => {
	const apiKey = {
		resource: 'apiKey',
		operation: 'get',
		projectRef: parameters.projectRef,
		apiKeyId: 'e6a1d1f8-5a0c-4c8e-9f64-1e1a6c7f0b11',
	};
	const missing = { status: 404, body: { message: 'API key not found' } };

	it.each<[string, Answer, RegExp]>([
		['is there', { status: 200, body: { status: 'ACTIVE_HEALTHY' } }, /itself is there\.$/],
		['is paused', { status: 200, body: { status: 'INACTIVE' } }, /is paused: restore it first\.$/],
		['cannot be seen', { status: 403 }, /The credential cannot see the project \w+ either\.$/],
	])('says whether the project %s', async (_name, project, description) => {
		answerWith(missing, project);
		const { error } = await runNode({ parameters: apiKey });
		expect(error?.message).toBe(`Supabase cannot find ${apiKey.apiKeyId}`);
		expect(error?.description).toMatch(description);
	});
});

/** Nobody listens there. */
const closedPort = 'http://127.0.0.1:9';

it('a connection that fails is told with its reason', async () => {
	stopAnswering();
	const { error } = await runNode({ parameters, credential: { apiAddress: closedPort } });
	expect(error?.message).toBe('Supabase cannot be reached');
	expect(error?.description).toMatch(/\(ECONNREFUSED\)/);
});

it('an answer that does not come in time is told so', async () => {
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
		expect(everythingOf(await refusedWith(answer))).not.toContain(token);
	});

	it('is not in an error without an answer', async () => {
		stopAnswering();
		const { error } = await runNode({ parameters, credential: { apiAddress: closedPort } });
		expect(error).toBeDefined();
		expect(everythingOf(error)).not.toContain(token);
	});
});
