/** Saves a secret that is signed with Apple’s key. */
import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto';

import { ReadyMade, tryReadyMade } from '../harness/readyMade.ts';
import { projectOf, requestsOf } from '../harness/sandbox.ts';

const { n8n } = tryReadyMade();

describe('Rotate Apple’s client secret', () => {
	it('saves a token that is signed with Apple’s key, and nothing else', async () => {
		const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
		const pem = (key: typeof privateKey, type: 'pkcs8' | 'spki') =>
			key.export({ type: type as 'pkcs8', format: 'pem' }).toString();
		const { ref } = await projectOf('Acme Production');
		const workflow = await new ReadyMade('rotate-apple-client-secret')
			.set({
				projectId: ref,
				teamId: 'TEAM123456',
				keyId: 'KEY1234567',
				servicesId: 'com.acme.web',
			})
			.useCredential(n8n(), 'jwtAuth', {
				keyType: 'pemKey',
				privateKey: pem(privateKey, 'pkcs8'),
				algorithm: 'ES256',
			});
		const { error, jsonOf } = await workflow.execute(n8n(), 'Every month');
		expect(error).toBeUndefined();

		const [request] = await requestsOf('v1-update-auth-service-config');
		expect(request).toMatchObject({ path: `/v1/projects/${ref}/config/auth`, status: 200 });
		const { external_apple_secret: secret, ...others } = request!.body as Record<string, string>;
		expect(others).toEqual({});
		const [head, claims, signature] = secret!.split('.') as [string, string, string];
		const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString());
		expect(read(head)).toMatchObject({ alg: 'ES256', kid: 'KEY1234567' });
		const { iss, aud, sub, iat, exp } = read(claims);
		expect({ iss, aud, sub }).toEqual({
			iss: 'TEAM123456',
			aud: 'https://appleid.apple.com',
			sub: 'com.acme.web',
		});
		expect(exp - iat).toBe(180 * 24 * 60 * 60);
		const key = { key: createPublicKey(publicKey.export({ type: 'spki', format: 'pem' })) };
		const signed = Buffer.from(`${head}.${claims}`);
		const bytes = Buffer.from(signature, 'base64url');
		expect(verify('sha256', signed, { ...key, dsaEncoding: 'ieee-p1363' }, bytes)).toBe(true);
		expect(jsonOf('Send message')).toMatchObject([{ text: expect.stringContaining(ref) }]);
	});
});
