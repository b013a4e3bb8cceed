import { createHash } from 'node:crypto';

import { oauthClient } from '../../sandbox/api/oauth.ts';
import { openSandbox, said } from './harness.ts';

const redirectUri = 'https://n8n.example.com/rest/oauth2-credential/callback';

const verifier = 'a-verifier-that-is-long-enough-for-the-standard-01';

const basic = Buffer.from(`${oauthClient.id}:${oauthClient.secret}`).toString('base64');

type Opened = Awaited<ReturnType<typeof openSandbox>>;

async function codeFrom({ ask }: Opened, fields = {}) {
	const query = new URLSearchParams({
		client_id: oauthClient.id,
		response_type: 'code',
		redirect_uri: redirectUri,
		state: 'abc',
		code_challenge: createHash('sha256').update(verifier).digest('base64url'),
		code_challenge_method: 'S256',
		...fields,
	});
	const reply = await ask('GET', `/v1/oauth/authorize?${query}`, { token: '' });
	const location = new URL(reply.headers.get('location') ?? '');
	expect([reply.status, location.origin + location.pathname]).toEqual([302, redirectUri]);
	expect(location.searchParams.get('state')).toBe('abc');
	return location.searchParams.get('code') ?? '';
}

const exchange = async ({ ask }: Opened, fields: Record<string, string>, inBody = false) =>
	await ask('POST', '/v1/oauth/token', {
		headers: inBody ? {} : { authorization: `Basic ${basic}` },
		body: new URLSearchParams(
			inBody ? { ...fields, client_id: oauthClient.id, client_secret: oauthClient.secret } : fields,
		),
	});

const withCode = (code: string) => ({
	grant_type: 'authorization_code',
	code,
	redirect_uri: redirectUri,
	code_verifier: verifier,
});

test('code, PKCE, expiry and refresh', async () => {
	const opened = await openSandbox({ tokenSeconds: 600 });
	const code = await codeFrom(opened);
	const { status, json } = await exchange(opened, withCode(code));
	expect([status, json.token_type, json.expires_in]).toEqual([201, 'Bearer', 600]);
	const read = async (token: string) => (await opened.ask('GET', '/v1/projects', { token })).status;
	expect(await read(json.access_token)).toBe(200);
	expect((await exchange(opened, withCode(code))).status).toBe(400);
	const later = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 600_000);
	expect(await read(json.access_token)).toBe(401);
	later.mockRestore();
	const fields = { grant_type: 'refresh_token', refresh_token: json.refresh_token };
	const refreshed = await exchange(opened, fields, true);
	expect(refreshed.json.access_token).not.toBe(json.access_token);
	expect(await read(refreshed.json.access_token)).toBe(200);
	const body = {
		client_id: oauthClient.id,
		client_secret: oauthClient.secret,
		refresh_token: json.refresh_token,
	};
	expect((await opened.ask('POST', '/v1/oauth/revoke', { body, token: '' })).status).toBe(204);
	expect(await read(refreshed.json.access_token)).toBe(401);
	expect((await exchange(opened, fields)).status).toBe(400);
});

test('refuses a wrong verifier, redirect, client or field', async () => {
	const opened = await openSandbox();
	for (const wrong of [{ code_verifier: 'other' }, { redirect_uri: 'https://example.com/' }]) {
		const fields = { ...withCode(await codeFrom(opened)), ...wrong };
		expect((await exchange(opened, fields)).status).toBe(400);
	}
	const unknown = { ...withCode(await codeFrom(opened)), color: 'red' };
	expect(said(await exchange(opened, unknown))).toContain('body.color');
	const body = new URLSearchParams(withCode(await codeFrom(opened)));
	expect((await opened.ask('POST', '/v1/oauth/token', { body, token: '' })).status).toBe(401);
});

test('a token with some scopes is refused for others', async () => {
	const opened = await openSandbox();
	const { json } = await exchange(
		opened,
		withCode(await codeFrom(opened, { scope: 'projects:read organizations:read' })),
	);
	const token = json.access_token;
	expect((await opened.ask('GET', '/v1/organizations', { token })).status).toBe(200);
	const body = { name: 'Umbrella' };
	expect((await opened.ask('POST', '/v1/organizations', { token, body })).status).toBe(403);
});
