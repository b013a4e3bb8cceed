import { inspect } from 'node:util';

import { samples } from '../contract/samples';
import { always, answerWith, stopAnswering, type Answer } from '../harness/api';
import { token, type CredentialData } from '../harness/credentials';
import { searchList } from '../harness/editor';
import { runNode, type Result, type Run } from '../harness/engine';
import { everyField, methods, operations } from '../harness/operations';

afterEach(stopAnswering);

const oAuth2: CredentialData = {
	grantType: 'authorizationCode',
	accessTokenUrl: 'https://api.supabase.com/v1/oauth/token',
	clientId: 'an app',
	clientSecret: 'sba_client-secret-0123456789',
	oauthTokenData: {
		access_token: 'sbp_oauth_0123456789abcdef0123456789abcdef',
		refresh_token: 'refresh-0123456789abcdef',
		token_type: 'bearer',
	},
};

const secretsOf = {
	accessToken: [token],
	oAuth2: [
		'sba_client-secret-0123456789',
		'sbp_oauth_0123456789abcdef0123456789abcdef',
		'refresh-0123456789abcdef',
	],
};

/** Long enough to find a secret that was cut at either end. */
const partsOf = (secret: string) => [secret.slice(0, 16), secret.slice(-16)];

/** Everything that n8n stores from a run, and every error. */
const textOf = ({ items, errorItems, error }: Partial<Result>) =>
	inspect([items, errorItems, error], { depth: 30, showHidden: true, maxStringLength: Infinity });

/** An answer with the secret in every possible place. */
function echo(status: number, secret: string): Answer {
	const thing = {
		id: secret,
		name: secret,
		ref: secret,
		[secret]: { [secret]: [secret] },
		sql: secret,
	};
	const text = `It was sent by ${secret}, as Bearer ${secret}`;
	if (status < 300) {
		const list = [thing];
		return {
			status,
			body: {
				...thing,
				data: [{ id: secret, type: secret, attributes: thing }],
				result: list,
				lints: list,
				projects: list,
				items: list,
				keys: list,
			},
		};
	}
	return {
		status,
		headers: {
			'x-request-id': secret,
			location: `https://example.com/${secret}`,
			'x-ratelimit-reset': '0',
		},
		body: {
			message: text,
			code: secret,
			error_code: secret,
			errorEventId: secret,
			errors: [{ field: secret, message: text }],
			missing_permissions: [secret],
			upgrade_url: `https://example.com/${secret}`,
			error: {
				code: secret,
				id: secret,
				message: text,
				issues: [{ message: text, field: secret }],
			},
		},
	};
}

const statuses = [200, 400, 401, 402, 403, 404, 409, 422, 429, 500, 302, 540];

describe.each(['accessToken', 'oAuth2'] as const)(
	'the credential’s secrets (%s)',
	(authentication) => {
		const secrets = secretsOf[authentication];
		const credential = authentication === 'oAuth2' ? oAuth2 : {};

		const run = async (given: Partial<Run> & Pick<Run, 'parameters'>) =>
			await runNode({ authentication, credential, ...given });

		const expectNone = (text: string, of: string) => {
			for (const part of secrets.flatMap(partsOf)) {
				if (text.includes(part)) throw new Error(`${part} is in what is left of ${of}`);
			}
		};

		it('are in no operation’s result, whatever the server echoes', async () => {
			let echoed = 0;
			for (const [index, operation] of operations.entries()) {
				const [parameters] = everyField(operation, samples);
				const status = statuses[index % statuses.length]!;
				for (const each of [200, status]) {
					const requests = answerWith(always(echo(each, secrets[index % secrets.length]!)));
					const result = await run({
						parameters: { ...parameters!, authentication, waitForCompletion: false },
						onError: index % 2 === 0 ? 'stopWorkflow' : 'continueErrorOutput',
						requestOptions: { timeLimit: 0 },
					});
					expectNone(textOf(result), `${operation.key} ${each}`);
					if (requests.length > 0) echoed++;
					stopAnswering();
				}
			}
			expect(echoed).toBeGreaterThan(operations.length);
		});

		it.each([
			['plain text', (secret: string) => `Token ${secret} is wrong`],
			['a page', (secret: string) => `<html><title>${secret}</title>${secret}</html>`],
			['text that is cut', (secret: string) => `${'a'.repeat(480)} ${secret}`],
			['JSON that is cut', (secret: string) => ({ message: `${'a'.repeat(480)} ${secret}` })],
			['escaped text', (secret: string) => encodeURIComponent(`Bearer ${secret}`)],
			['Base64', (secret: string) => Buffer.from(`x:${secret}`).toString('base64')],
		])('are in no error that is %s', async (what, body) => {
			for (const secret of secrets) {
				for (const status of [400, 500]) {
					answerWith({ status, body: body(secret) });
					const result = await run({
						requestOptions: { timeLimit: 0 },
						parameters: {
							resource: 'project',
							operation: 'get',
							projectRef: 'abcdefghijklmnopqrst',
						},
					});
					expect(result.error).toBeDefined();
					expectNone(textOf(result), what);
					stopAnswering();
				}
			}
		});
	},
);

it('the token is in no list of the editor', async () => {
	let echoed = 0;
	for (const [name, method] of Object.entries(methods!.listSearch!)) {
		for (const status of [200, 400, 404]) {
			const requests = answerWith(echo(status, token));
			const left = await searchList(
				method as never,
				{
					resource: 'apiKey',
					operation: 'get',
					...samples,
				} as never,
			).catch((error: unknown) => error);
			const text = inspect(left, { depth: 30, showHidden: true });
			if (partsOf(token).some((part) => text.includes(part))) throw new Error(`${name} ${status}`);
			echoed += requests.length;
			stopAnswering();
		}
	}
	expect(echoed).toBeGreaterThan(20);
});
