import { answerWith, stopAnswering } from '../harness/api';
import { searchList } from '../harness/editor';
import { runNode } from '../harness/engine';
import { methods } from '../harness/operations';
import { forbidden, testOperation } from '../harness/testOperation';

const ref = 'abcdefghijklmnopqrst';
const id = '33333333-3333-4333-8333-333333333333';
const path = `/v1/projects/${ref}/config/auth/signing-keys`;

const key = {
	id,
	algorithm: 'ES256',
	status: 'standby',
	public_jwk: { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' },
	created_at: '2026-10-01T08:00:00Z',
	updated_at: '2026-10-01T08:00:00Z',
};
const legacy = { ...key, algorithm: 'HS256', status: 'in_use', public_jwk: null };
const privateKey = { kty: 'EC', crv: 'P-256', x: 'x', y: 'y', d: 'd' };

testOperation('signingKey', 'create', {
	full: {
		parameters: {
			projectRef: ref,
			algorithm: 'ES256',
			signingKeyAdditionalFields: { privateJwk: JSON.stringify(privateKey), status: 'in_use' },
		},
		request: {
			method: 'POST',
			path,
			body: { algorithm: 'ES256', private_jwk: privateKey, status: 'in_use' },
		},
	},
	smallest: {
		parameters: { projectRef: ref, algorithm: 'RS256' },
		request: { method: 'POST', path, body: { algorithm: 'RS256' } },
	},
	answer: { status: 201, body: key, items: [key] },
	refused: { status: 422, message: 'A standby key exists already' },
});

testOperation('signingKey', 'createLegacy', {
	full: {
		parameters: { projectRef: ref },
		request: { method: 'POST', path: `${path}/legacy` },
	},
	answer: { status: 201, body: legacy, items: [legacy] },
	refused: { status: 409, message: 'The legacy secret is a signing key already' },
});

testOperation('signingKey', 'delete', {
	full: {
		parameters: { projectRef: ref, signingKeyId: id },
		request: { method: 'DELETE', path: `${path}/${id}` },
	},
	answer: {
		status: 200,
		body: { ...key, status: 'revoked' },
		items: [{ deleted: true, ref, ...key, status: 'revoked' }],
	},
	refused: { status: 400, message: 'The key was revoked too recently' },
});

testOperation('signingKey', 'get', {
	full: {
		parameters: { projectRef: ref, signingKeyId: id },
		request: { method: 'GET', path: `${path}/${id}` },
	},
	answer: { status: 200, body: key, items: [key] },
	refused: { status: 404, message: 'Signing key not found' },
});

testOperation('signingKey', 'getLegacy', {
	full: {
		parameters: { projectRef: ref },
		request: { method: 'GET', path: `${path}/legacy` },
	},
	answer: { status: 200, body: legacy, items: [legacy] },
	refused: {
		status: 404,
		body: { message: 'Not Found' },
		message: `Supabase cannot find this in the project ${ref}`,
	},
});

testOperation('signingKey', 'getMany', {
	full: {
		parameters: { projectRef: ref, returnAll: true },
		request: { method: 'GET', path },
	},
	answer: { status: 200, body: { keys: [legacy, key] }, items: [legacy, key] },
	refused: forbidden,
});

testOperation('signingKey', 'updateStatus', {
	full: {
		parameters: { projectRef: ref, signingKeyId: id, status: 'previously_used' },
		request: { method: 'PATCH', path: `${path}/${id}`, body: { status: 'previously_used' } },
	},
	answer: { status: 200, body: key, items: [key] },
	refused: {
		status: 401,
		body: { message: 'Unauthorized' },
		message: 'Supabase did not accept the credential',
	},
});

describe('signingKey: create, with a key that Supabase does not accept', () => {
	afterEach(stopAnswering);

	it.each([
		['{ "kty": ', 'Private Key is not valid JSON'],
		['"a text"', 'Private Key is not a key for ES256'],
		['null', 'Private Key is not a key for ES256'],
		['{ "kty": "RSA" }', 'Private Key is not a key for ES256'],
	])('refuses %s before anything is sent', async (privateJwk, message) => {
		const requests = answerWith({ status: 201, body: key });
		const { error } = await runNode({
			parameters: {
				resource: 'signingKey',
				operation: 'create',
				projectRef: ref,
				algorithm: 'ES256',
				signingKeyAdditionalFields: { privateJwk },
			},
		});
		expect(error?.message).toBe(message);
		expect(error?.description).toMatch(/Nothing was sent to Supabase\.$/);
		expect(requests).toEqual([]);
	});
});

describe('signingKey: the list', () => {
	afterEach(stopAnswering);

	it('shows each key’s status, and since when', async () => {
		answerWith({ status: 200, body: { keys: [key, { ...legacy, status: 'previously_used' }] } });
		const list = await searchList(methods!.listSearch!.searchSigningKeys!, {
			resource: 'signingKey',
			operation: 'get',
			projectRef: { __rl: true, mode: 'id', value: ref },
		});
		expect(list.results.map(({ name }) => name)).toEqual([
			'ES256, standby (created 2026-10-01)',
			'HS256, previously used (created 2026-10-01)',
		]);
		expect(list.results[0]!.value).toBe(id);
	});
});
