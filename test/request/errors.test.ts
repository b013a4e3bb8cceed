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

it('a connection that fails is told with its reason', async () => {
	if (!nock.isActive()) nock.activate();
	nock(apiAddress)
		.get(/.*/)
		.replyWithError(Object.assign(new Error('x'), { code: 'ECONNREFUSED' }));
	const { error } = await runNode({ parameters });
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
		if (!nock.isActive()) nock.activate();
		nock(apiAddress)
			.get(/.*/)
			.replyWithError(Object.assign(new Error(`Bearer ${token}`), { code: 'ECONNRESET' }));
		const { error } = await runNode({ parameters });
		expect(everythingOf(error)).not.toContain(token);
	});
});
