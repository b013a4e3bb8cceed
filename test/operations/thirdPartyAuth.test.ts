import { answerWith, stopAnswering } from '../harness/api';
import { searchList } from '../harness/editor';
import { runNode } from '../harness/engine';
import { methods } from '../harness/operations';
import { forbidden, testOperation } from '../harness/testOperation';

const ref = 'abcdefghijklmnopqrst';
const id = '88888888-8888-4888-8888-888888888888';
const path = `/v1/projects/${ref}/config/auth/third-party-auth`;

const integration = {
	id,
	type: 'auth0',
	oidc_issuer_url: 'https://login.acme.com',
	jwks_url: null,
	custom_jwks: null,
	resolved_jwks: { keys: [{ kty: 'RSA', kid: '1', n: 'n', e: 'AQAB' }] },
	inserted_at: '2026-10-01T08:00:00Z',
	updated_at: '2026-10-01T08:00:00Z',
	resolved_at: '2026-10-01T08:00:00Z',
};
const keys = { keys: [{ kty: 'EC', crv: 'P-256', x: 'x', y: 'y' }] };

testOperation('thirdPartyAuth', 'create', {
	full: {
		parameters: {
			projectRef: ref,
			trust: {
				customJwks: JSON.stringify(keys),
				issuerUrl: ' https://login.acme.com ',
				jwksUrl: 'https://login.acme.com/.well-known/jwks.json',
			},
		},
		request: {
			method: 'POST',
			path,
			body: {
				custom_jwks: keys,
				jwks_url: 'https://login.acme.com/.well-known/jwks.json',
				oidc_issuer_url: 'https://login.acme.com',
			},
		},
	},
	smallest: {
		parameters: { projectRef: ref, trust: { issuerUrl: 'https://login.acme.com' } },
		request: { method: 'POST', path, body: { oidc_issuer_url: 'https://login.acme.com' } },
	},
	answer: { status: 201, body: integration, items: [integration] },
	refused: { status: 402, message: 'Third-party auth is not part of the plan' },
});

testOperation('thirdPartyAuth', 'delete', {
	full: {
		parameters: { projectRef: ref, tpaId: id },
		request: { method: 'DELETE', path: `${path}/${id}` },
	},
	answer: {
		status: 200,
		body: integration,
		items: [{ deleted: true, ref, tpa_id: id, ...integration }],
	},
	refused: { status: 404, message: 'Integration not found' },
});

testOperation('thirdPartyAuth', 'get', {
	full: {
		parameters: { projectRef: ref, tpaId: id },
		request: { method: 'GET', path: `${path}/${id}` },
	},
	answer: { status: 200, body: integration, items: [integration] },
	refused: forbidden,
});

testOperation('thirdPartyAuth', 'getMany', {
	full: {
		parameters: { projectRef: ref, limit: 1 },
		request: { method: 'GET', path },
	},
	answer: {
		status: 200,
		body: [integration, { ...integration, id: '99999999-9999-4999-8999-999999999999' }],
		items: [integration],
	},
	refused: {
		status: 401,
		body: { message: 'Unauthorized' },
		message: 'Supabase did not accept the credential',
	},
});

describe('thirdPartyAuth: create, without what Supabase requires', () => {
	afterEach(stopAnswering);

	it.each([
		[{}, 'Issuer URL is empty'],
		[{ issuerUrl: ' ' }, 'Issuer URL is empty'],
		[{ customJwks: '{ keys: [] }' }, 'Keys is not valid JSON'],
	])('refuses %j before anything is sent', async (trust, message) => {
		const requests = answerWith({ status: 201, body: integration });
		const { error } = await runNode({
			parameters: { resource: 'thirdPartyAuth', operation: 'create', projectRef: ref, trust },
		});
		expect(error?.message).toBe(message);
		expect(error?.description).toMatch(/Nothing was sent to Supabase\.$/);
		expect(requests).toEqual([]);
	});
});

describe('thirdPartyAuth: the list', () => {
	afterEach(stopAnswering);

	it('shows whose tokens are accepted', async () => {
		answerWith({
			status: 200,
			body: [integration, { ...integration, type: 'custom', oidc_issuer_url: null }],
		});
		const list = await searchList(methods!.listSearch!.searchThirdPartyIntegrations!, {
			resource: 'thirdPartyAuth',
			operation: 'get',
			projectRef: { __rl: true, mode: 'id', value: ref },
		});
		expect(list.results.map(({ name }) => name)).toEqual([
			'https://login.acme.com (auth0)',
			'Own keys (custom)',
		]);
		expect(list.results[0]!.value).toBe(id);
	});
});
