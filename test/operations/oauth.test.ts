import type { INodeParameters } from 'n8n-workflow';

import { answerWith, requestOf, stopAnswering } from '../harness/api';
import { operationCalled, problemsOfRequest } from '../harness/contract';
import { runNode } from '../harness/engine';
import { testOperation } from '../harness/testOperation';

const ref = 'abcdefghijklmnopqrst';
const clientId = '66666666-6666-4666-8666-666666666666';
const clientSecret = 'sba_0123456789abcdef';
const redirectUrl = 'https://app.acme.com/auth/callback';
const app = { client_id: clientId, client_secret: clientSecret };

const token = {
	access_token: 'sbp_oauth_0123',
	refresh_token: 'refresh_0123',
	expires_in: 3600,
	token_type: 'Bearer',
	project_refs: null,
};

testOperation('oauth', 'exchangeToken', {
	full: {
		parameters: {
			clientId,
			clientSecret,
			grantType: 'authorization_code',
			code: 'code_0123',
			exchangeFields: {
				codeVerifier: 'verifier & more',
				redirectUrl,
				resource: 'https://mcp.supabase.com/mcp',
				scope: 'projects:read projects:write',
			},
		},
		request: {
			method: 'POST',
			path: '/v1/oauth/token',
			body: {
				...app,
				grant_type: 'authorization_code',
				code: 'code_0123',
				code_verifier: 'verifier & more',
				redirect_uri: redirectUrl,
				resource: 'https://mcp.supabase.com/mcp',
				scope: 'projects:read projects:write',
			},
		},
	},
	smallest: {
		parameters: { clientId, clientSecret, code: 'code_0123' },
		request: {
			method: 'POST',
			path: '/v1/oauth/token',
			body: { ...app, grant_type: 'authorization_code', code: 'code_0123' },
		},
	},
	answer: { status: 201, body: token, items: [token] },
	refused: {
		status: 400,
		body: { error: 'invalid_grant', error_description: 'The code has been used' },
		message: 'The code has been used',
	},
});

testOperation('oauth', 'revokeToken', {
	full: {
		parameters: { clientId, clientSecret, refreshToken: 'refresh_0123' },
		request: {
			method: 'POST',
			path: '/v1/oauth/revoke',
			body: { ...app, refresh_token: 'refresh_0123' },
		},
	},
	answer: { status: 204, items: [{ success: true }] },
	refused: { status: 401, message: 'Client authentication failed' },
});

describe('oauth: exchangeToken', () => {
	afterEach(stopAnswering);

	it.each<[string, INodeParameters, Record<string, string>]>([
		['refresh_token', { refreshToken: 'refresh_0123' }, { refresh_token: 'refresh_0123' }],
		[
			'urn:ietf:params:oauth:grant-type:jwt-bearer',
			{ assertion: 'eyJhbGciOi' },
			{ assertion: 'eyJhbGciOi' },
		],
	])('sends the parameters of %s', async (grantType, parameters, body) => {
		const [sent] = await exchange({ grantType, ...parameters });
		expect(sent!.body).toEqual({ ...app, grant_type: grantType, ...body });
		expect(problemsOfRequest(operationCalled(sent!), sent!)).toEqual([]);
	});

	it('sends a form, and not the credential’s token', async () => {
		const [sent] = await exchange({ code: 'code_0123' });
		expect(sent!.headers['content-type']).toMatch(/^application\/x-www-form-urlencoded/);
		expect(sent!.headers).not.toHaveProperty('authorization');
	});

	async function exchange(parameters: INodeParameters) {
		const requests = answerWith({ status: 201, body: token });
		const { error } = await runNode({
			parameters: {
				resource: 'oauth',
				operation: 'exchangeToken',
				clientId,
				clientSecret,
				...parameters,
			},
		});
		if (error !== undefined) throw error;
		return requests;
	}
});

describe('oauth: revokeToken', () => {
	afterEach(stopAnswering);

	it('sends JSON, and not the credential’s token', async () => {
		const requests = answerWith({ status: 204 });
		await runNode({
			parameters: {
				resource: 'oauth',
				operation: 'revokeToken',
				clientId,
				clientSecret,
				refreshToken: 'refresh_0123',
			},
		});
		expect(requests[0]!.headers['content-type']).toMatch(/^application\/json/);
		expect(requests[0]!.headers).not.toHaveProperty('authorization');
	});
});

describe('oauth: URLs to open in a browser', () => {
	afterEach(stopAnswering);

	const both = {
		codeChallenge: 'Z_P4EKbGwIkA01e3Y5fp4tMCvn_Ae5nUw7qY7XwkTrQ',
		codeChallengeMethod: 'S256',
		responseMode: 'query',
		responseType: 'code',
		state: 'st 1&2',
	};
	const bothSent = {
		client_id: clientId,
		redirect_uri: redirectUrl,
		code_challenge: both.codeChallenge,
		code_challenge_method: 'S256',
		response_mode: 'query',
		response_type: 'code',
		state: 'st 1&2',
	};

	it.each<[string, INodeParameters, string, Record<string, string>]>([
		[
			'getAuthorizeUrl',
			{
				oauthAdditionalFields: {
					...both,
					preselectedOrganizationSlug: { __rl: true, mode: 'id', value: 'tsrqponmlkjihgfedcba' },
					resource: 'https://mcp.supabase.com/mcp',
					scope: 'projects:read projects:write',
					targetFlow: 'connect',
				},
			},
			'/v1/oauth/authorize',
			{
				...bothSent,
				organization_slug: 'tsrqponmlkjihgfedcba',
				resource: 'https://mcp.supabase.com/mcp',
				scope: 'projects:read projects:write',
				target_flow: 'connect',
			},
		],
		[
			'getAuthorizeUrl',
			{},
			'/v1/oauth/authorize',
			{ client_id: clientId, redirect_uri: redirectUrl, response_type: 'code' },
		],
		[
			'getProjectClaimUrl',
			{ claimedProjectRef: ref, oauthAdditionalFields: both },
			'/v1/oauth/authorize/project-claim',
			{ ...bothSent, project_ref: ref },
		],
		[
			'getProjectClaimUrl',
			{ claimedProjectRef: ref },
			'/v1/oauth/authorize/project-claim',
			{ client_id: clientId, redirect_uri: redirectUrl, response_type: 'code', project_ref: ref },
		],
	])('%s returns it, and sends nothing (%#)', async (operation, parameters, path, query) => {
		const requests = answerWith({ status: 204 });
		const { items, error } = await runNode({
			parameters: { resource: 'oauth', operation, clientId, redirectUrl, ...parameters },
		});
		expect(error).toBeUndefined();
		expect(requests).toEqual([]);

		const request = requestOf(items[0]!.json.url as string);
		expect(request).toEqual({ method: 'GET', path, query });
		expect(problemsOfRequest(operationCalled(request), request)).toEqual([]);
		expect(items).toEqual([{ json: { url: items[0]!.json.url }, pairedItem: { item: 0 } }]);
	});

	it('refuses a project that the credential does not allow', async () => {
		const { error } = await runNode({
			parameters: {
				resource: 'oauth',
				operation: 'getProjectClaimUrl',
				clientId,
				redirectUrl,
				claimedProjectRef: ref,
			},
			credential: { allowedProjects: 'zyxwvutsrqponmlkjihg' },
		});
		expect(error?.message).toBe(`The credential does not allow the project ${ref}`);
	});
});
