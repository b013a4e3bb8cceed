import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { SupabaseManagementAppOAuth2Api } from '../../credentials/SupabaseManagementAppOAuth2Api.credentials';
import { answerWith, stopAnswering } from '../harness/api';
import { apiAddress } from '../harness/credentials';
import { runNode } from '../harness/engine';

afterEach(stopAnswering);

const connected: ICredentialDataDecryptedObject = {
	...Object.fromEntries(
		new SupabaseManagementAppOAuth2Api().properties.map((each) => [each.name, each.default]),
	),
	authUrl: `${apiAddress}/v1/oauth/authorize`,
	accessTokenUrl: `${apiAddress}/v1/oauth/token`,
	clientId: 'app',
	clientSecret: 'of-the-app',
	oauthTokenData: {
		access_token: 'old',
		refresh_token: 'refresh',
		token_type: 'Bearer',
	},
} as ICredentialDataDecryptedObject;

const getMany = { resource: 'organization', operation: 'getMany' };

it('is sent as a bearer token', async () => {
	const requests = answerWith({ status: 200, body: [] });
	await runNode({ parameters: getMany, authentication: 'oAuth2', credential: connected });
	expect(requests[0]!.headers.authorization).toBe('Bearer old');
});

it('is refreshed after it has expired, with client ID and secret as basic auth', async () => {
	const requests = answerWith(
		{ status: 401, body: { message: 'JWT expired' } },
		// n8n refreshes after a 401, here after the second request.
		{ status: 401, body: { message: 'JWT expired' } },
		{ status: 201, body: { access_token: 'new', refresh_token: 'next', token_type: 'Bearer' } },
		{ status: 200, body: [{ id: 'acme', slug: 'acme', name: 'Acme' }] },
	);
	const { items, error, credentials } = await runNode({
		parameters: getMany,
		authentication: 'oAuth2',
		credential: connected,
	});

	expect(error).toBeUndefined();
	expect(items.map(({ json }) => json.slug)).toEqual(['acme']);
	expect(requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
		'GET /v1/organizations',
		'GET /v1/organizations',
		'POST /v1/oauth/token',
		'GET /v1/organizations',
	]);
	const basic = Buffer.from('app:of-the-app').toString('base64');
	expect(requests[2]!.headers.authorization).toBe(`Basic ${basic}`);
	expect(requests[2]!.body).toMatchObject({ grant_type: 'refresh_token' });
	expect(requests[3]!.headers.authorization).toBe('Bearer new');
	expect(credentials.data.oauthTokenData).toMatchObject({ access_token: 'new' });
});

it('asks the user to reconnect if it can no longer be refreshed', async () => {
	answerWith(
		{ status: 401, body: { message: 'JWT expired' } },
		{ status: 401, body: { message: 'JWT expired' } },
		{ status: 400, body: { error: 'invalid_grant', error_description: 'Revoked' } },
	);
	const { error } = await runNode({
		parameters: getMany,
		authentication: 'oAuth2',
		credential: connected,
	});
	expect(error?.message).toMatch(/needs to be reconnected/);
	expect(error?.description).toMatch(/reconnect it/);
});

it('requests a code with PKCE from Supabase’s own address', () => {
	const properties = new Map(
		new SupabaseManagementAppOAuth2Api().properties.map((each) => [each.name, each.default]),
	);
	expect(properties.get('grantType')).toBe('pkce');
	expect(properties.get('authentication')).toBe('header');
	expect(properties.get('apiAddress')).toBe('https://api.supabase.com');
	expect(properties.get('authUrl')).toBe('={{$self["apiAddress"]}}/v1/oauth/authorize');
	expect(properties.get('accessTokenUrl')).toBe('={{$self["apiAddress"]}}/v1/oauth/token');
});
