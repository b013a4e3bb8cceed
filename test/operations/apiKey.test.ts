import type { INodeParameters } from 'n8n-workflow';

import { always, answerWith, stopAnswering } from '../harness/api';
import { searchList } from '../harness/editor';
import { runNode } from '../harness/engine';
import { methods } from '../harness/operations';
import { forbidden, testOperation } from '../harness/testOperation';

const ref = 'abcdefghijklmnopqrst';
const id = '22222222-2222-4222-8222-222222222222';
const path = `/v1/projects/${ref}/api-keys`;

const key = {
	api_key: 'sb_secret_J6xc2·······························',
	id,
	type: 'secret',
	prefix: 'sb_secret_J6xc2',
	name: 'ci_deploys',
	description: 'Deploys from CI',
	hash: 'a3f1',
	secret_jwt_template: { role: 'service_role' },
	inserted_at: '2026-10-01T08:00:00Z',
	updated_at: '2026-10-01T08:00:00Z',
};

const legacy = { api_key: 'eyJhbGciOi', id: 'anon', type: 'legacy', name: 'anon' };

const claims = {
	claims: [
		{ name: 'role', value: 'service_role' },
		{ name: 'is_ci', value: 'true' },
		{ name: 'teams', value: '["a", "b"]' },
	],
};
const template = { role: 'service_role', is_ci: true, teams: ['a', 'b'] };

testOperation('apiKey', 'create', {
	full: {
		parameters: {
			projectRef: ref,
			type: 'secret',
			name: 'ci_deploys',
			apiKeyAdditionalFields: {
				description: 'Deploys from CI',
				jwtTemplate: claims,
			},
		},
		request: {
			method: 'POST',
			path,
			body: {
				type: 'secret',
				name: 'ci_deploys',
				description: 'Deploys from CI',
				secret_jwt_template: template,
			},
		},
	},
	smallest: {
		parameters: { projectRef: ref, name: 'web_app' },
		request: { method: 'POST', path, body: { type: 'publishable', name: 'web_app' } },
	},
	answer: { status: 201, body: key, items: [key] },
	refused: {
		status: 400,
		message: 'name must be at least 4 characters',
		description: /Correct the fields/,
	},
});

testOperation('apiKey', 'delete', {
	full: {
		parameters: {
			projectRef: ref,
			apiKeyId: id,
			apiKeyOptions: {
				deleteManagedKey: true,
				reason: 'rotated',
				wasCompromised: true,
			},
		},
		request: {
			method: 'DELETE',
			path: `${path}/${id}`,
			query: { reason: 'rotated', was_compromised: 'true' },
		},
	},
	answer: { status: 200, body: key, items: [{ deleted: true, ref, ...key }] },
	refused: { status: 404, message: 'API key not found' },
});

testOperation('apiKey', 'get', {
	full: {
		parameters: { projectRef: ref, apiKeyId: id },
		request: { method: 'GET', path: `${path}/${id}` },
	},
	answer: { status: 200, body: key, items: [key] },
	refused: {
		status: 401,
		body: { message: 'Unauthorized' },
		message: 'Supabase did not accept the credential',
	},
});

testOperation('apiKey', 'getLegacyStatus', {
	full: {
		parameters: { projectRef: ref },
		request: { method: 'GET', path: `${path}/legacy` },
	},
	answer: { status: 200, body: { enabled: true }, items: [{ enabled: true }] },
	refused: {
		status: 404,
		body: { message: 'Not Found' },
		message: `Supabase cannot find this in the project ${ref}`,
	},
});

testOperation('apiKey', 'getMany', {
	full: {
		parameters: { projectRef: ref, returnAll: true },
		request: { method: 'GET', path },
	},
	answer: { status: 200, body: [legacy, key], items: [legacy, key] },
	refused: forbidden,
});

testOperation('apiKey', 'update', {
	full: {
		parameters: {
			projectRef: ref,
			apiKeyId: id,
			apiKeyUpdateFields: {
				description: '',
				jwtTemplate: claims,
				name: 'ci_deploys_2',
			},
		},
		request: {
			method: 'PATCH',
			path: `${path}/${id}`,
			body: { description: '', name: 'ci_deploys_2', secret_jwt_template: template },
		},
	},
	smallest: {
		parameters: { projectRef: ref, apiKeyId: id, apiKeyUpdateFields: { jwtTemplate: {} } },
		request: {
			method: 'PATCH',
			path: `${path}/${id}`,
			body: { secret_jwt_template: null },
		},
	},
	answer: { status: 200, body: key, items: [key] },
	refused: { status: 409, message: 'An API key of this name exists' },
});

testOperation('apiKey', 'updateLegacyStatus', {
	full: {
		parameters: { projectRef: ref, enabled: false },
		request: { method: 'PUT', path: `${path}/legacy`, query: { enabled: 'false' } },
	},
	answer: { status: 200, body: { enabled: false }, items: [{ enabled: false }] },
	refused: { status: 422, message: 'The project has no other API keys' },
});

describe('apiKey: delete, without Delete Managed Key', () => {
	afterEach(stopAnswering);

	const parameters = { resource: 'apiKey', operation: 'delete', projectRef: ref, apiKeyId: id };

	it('reads the key’s name first, then deletes the key', async () => {
		const answer = { status: 200, body: key };
		const requests = answerWith(answer, answer);
		const { items } = await runNode({ parameters });
		expect(requests.map(({ method, path: sent }) => `${method} ${sent}`)).toEqual([
			`GET ${path}/${id}`,
			`DELETE ${path}/${id}`,
		]);
		expect(items[0]!.json.deleted).toBe(true);
	});

	it('keeps the key that n8n’s own Supabase node uses', async () => {
		const requests = answerWith({
			status: 200,
			body: { ...key, name: 'n8n_managed_data_api' },
		});
		const { error } = await runNode({ parameters });
		expect(requests.map(({ method }) => method)).toEqual(['GET']);
		expect(error?.message).toMatch(/^n8n_managed_data_api is the key that n8n’s own/);
		expect(error?.description).toMatch(/was not deleted.*Delete Managed Key/);
	});

	it('deletes nothing if the name cannot be read', async () => {
		const requests = answerWith({ status: 403, body: { message: 'Forbidden resource' } });
		const { error } = await runNode({ parameters });
		expect(requests.map(({ method }) => method)).toEqual(['GET']);
		expect(error?.message).toBe('The credential is not allowed to do this');
	});

	it('does not read the key of a project that the credential does not allow', async () => {
		const requests = answerWith({ status: 200, body: key });
		const { error } = await runNode({
			parameters,
			credential: { allowedProjects: 'zyxwvutsrqponmlkjihg' },
		});
		expect(requests).toEqual([]);
		expect(error?.message).toBe(`The credential does not allow the project ${ref}`);
	});
});

describe('apiKey: the list', () => {
	afterEach(stopAnswering);

	it('shows publishable and secret keys by name', async () => {
		const web = { ...key, id: '99999999-9999-4999-8999-999999999999', name: 'web' };
		answerWith(always({ status: 200, body: [legacy, key, { ...web, type: 'publishable' }] }));
		const parameters = {
			resource: 'apiKey',
			operation: 'get',
			projectRef: { __rl: true, mode: 'id', value: ref },
		};
		const search = methods!.listSearch!.searchApiKeys!;
		expect(await searchList(search, parameters)).toEqual({
			results: [
				{ name: 'ci_deploys (secret)', value: id },
				{ name: 'web (publishable)', value: web.id },
			],
		});
		expect((await searchList(search, parameters, { filter: 'CI' })).results).toEqual([
			{ name: 'ci_deploys (secret)', value: id },
		]);
	});
});

describe('apiKey: Name', () => {
	afterEach(stopAnswering);

	const withName = (name: string) => [
		{ operation: 'create', type: 'publishable', name },
		{
			operation: 'update',
			apiKeyId: '22222222-2222-4222-8222-222222222222',
			apiKeyUpdateFields: { name },
		},
	];

	it.each([
		'abc',
		'1abc',
		'Abcd',
		'ci-deploys',
		'ci deploys',
		' ci_deploys',
		'a'.repeat(65),
		'ä_bc',
	])('refuses %j', async (name) => {
		for (const parameters of withName(name)) {
			const requests = answerWith({ status: 200, body: {} });
			const { error } = await runNode({
				parameters: { resource: 'apiKey', projectRef: ref, ...parameters } as INodeParameters,
			});
			expect(error?.message).toBe(`Name is not valid: ${name}`);
			expect(requests).toEqual([]);
			stopAnswering();
		}
	});

	it.each(['abcd', '_a1_', 'a'.repeat(64)])('sends %j', async (name) => {
		for (const parameters of withName(name)) {
			const requests = answerWith({ status: 200, body: {} });
			await runNode({
				parameters: { resource: 'apiKey', projectRef: ref, ...parameters } as INodeParameters,
			});
			expect(requests).toMatchObject([{ body: { name } }]);
			stopAnswering();
		}
	});
});
