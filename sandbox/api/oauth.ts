import { createHash, randomBytes } from 'node:crypto';

import type { Authorization } from './authorization.ts';
import type { Call, Handlers } from './handler.ts';
import { Refusal } from './refusal.ts';

/** The sandbox’s only OAuth app. Not a secret: it works only with a sandbox. */
export const oauthClient = {
	id: '66666666-6666-4666-8666-666666666666',
	secret: 'sba_sandbox_client_secret',
};

type Code = { redirectUri: string; scope?: string; challenge?: string; method: string };

type Session = { accessTokens: string[]; scope?: string };

type TokenRequest = {
	grant_type?: string;
	client_id?: string;
	client_secret?: string;
	code?: string;
	code_verifier?: string;
	redirect_uri?: string;
	refresh_token?: string;
	assertion?: string;
};

/** Client assertions are not checked. */
const assertionGrant = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

/** The client’s ID and secret, from HTTP basic authentication or from the body. */
function clientOf({ headers }: Call, body: TokenRequest) {
	const basic = /^Basic (.+)$/i.exec(headers.authorization ?? '')?.[1];
	if (!basic) return { id: body.client_id, secret: body.client_secret };
	const [id = '', ...secret] = Buffer.from(basic, 'base64').toString().split(':');
	return { id: decodeURIComponent(id), secret: decodeURIComponent(secret.join(':')) };
}

function checkVerifier({ challenge, method }: Code, verifier: string | undefined) {
	if (challenge === undefined) return;
	if (verifier === undefined) throw new Refusal(400, 'body.code_verifier is required');
	const hash = createHash('sha256').update(verifier).digest('base64url');
	if ((method === 'plain' ? verifier : hash) === challenge) return;
	throw new Refusal(400, 'body.code_verifier does not belong to the code');
}

const opaque = (prefix: string) => `${prefix}_${randomBytes(20).toString('hex')}`;

/**
 * Authorization code with PKCE, refresh and revocation.
 * Consent is given immediately, and a refresh token stays valid until it is revoked.
 *
 * @param lifetime How long an access token lasts, in seconds.
 */
export function oauthHandlers(authorization: Authorization, lifetime: number): Handlers {
	const codes = new Map<string, Code>();
	const sessions = new Map<string, Session>();

	const redirect = ({ query }: Call) => {
		if (query.client_id !== oauthClient.id) throw new Refusal(400, 'query.client_id is not known');
		if (query.response_type !== 'code') {
			throw new Refusal(400, 'query.response_type must be code');
		}
		const target = URL.parse(String(query.redirect_uri));
		if (!target) throw new Refusal(400, 'query.redirect_uri must be a URL');
		const code = opaque('code');
		codes.set(code, {
			redirectUri: String(query.redirect_uri),
			scope: query.scope as string | undefined,
			challenge: query.code_challenge as string | undefined,
			method: String(query.code_challenge_method ?? 'plain'),
		});
		target.searchParams.set('code', code);
		if (query.state !== undefined) target.searchParams.set('state', String(query.state));
		return { status: 302, headers: { Location: target.href } };
	};

	const issue = (refreshToken: string, session: Session) => {
		const accessToken = opaque('sbp_oauth');
		authorization.grant(accessToken, {
			scopes: session.scope?.split(/\s+/),
			expiresAt: Date.now() + lifetime * 1000,
		});
		session.accessTokens.push(accessToken);
		sessions.set(refreshToken, session);
		return {
			body: {
				access_token: accessToken,
				refresh_token: refreshToken,
				expires_in: lifetime,
				token_type: 'Bearer',
				project_refs: null,
				...(session.scope && { scope: session.scope }),
			},
		};
	};

	return {
		'v1-authorize-user': redirect,

		'v1-oauth-authorize-project-claim': redirect,

		'v1-exchange-oauth-token': (call) => {
			const body = call.body as TokenRequest;
			const { id, secret } = clientOf(call, body);
			if (id !== oauthClient.id || secret !== oauthClient.secret) {
				throw new Refusal(401, 'The client is not known');
			}
			if (body.grant_type === 'authorization_code') {
				const code = codes.get(body.code ?? '');
				codes.delete(body.code ?? '');
				if (!code) throw new Refusal(400, 'body.code is not known');
				if (code.redirectUri !== body.redirect_uri) {
					throw new Refusal(400, 'body.redirect_uri does not belong to the code');
				}
				checkVerifier(code, body.code_verifier);
				return issue(opaque('refresh'), { accessTokens: [], scope: code.scope || undefined });
			}
			if (body.grant_type === 'refresh_token') {
				const session = sessions.get(body.refresh_token ?? '');
				if (!session) throw new Refusal(400, 'body.refresh_token is not known');
				return issue(body.refresh_token ?? '', session);
			}
			if (body.grant_type === assertionGrant && body.assertion) {
				return issue(opaque('refresh'), { accessTokens: [] });
			}
			throw new Refusal(400, 'body.grant_type or what belongs to it is missing');
		},

		'v1-revoke-token': ({ body }) => {
			const { refresh_token, client_secret } = body as {
				refresh_token: string;
				client_secret: string;
			};
			if (client_secret !== oauthClient.secret) throw new Refusal(401, 'The client is not known');
			for (const token of sessions.get(refresh_token)?.accessTokens ?? []) {
				authorization.revoke(token);
			}
			sessions.delete(refresh_token);
			return {};
		},
	};
}
