import { answerWith, stopAnswering } from '../harness/api';
import { contract } from '../harness/contract';
import { runNode } from '../harness/engine';
import { everyField, operations } from '../harness/operations';
import { samples } from '../contract/samples';
import { hidden } from '../../nodes/SupabaseManagement/v1/request/hideSecrets';
import type { OperationKey } from '../../nodes/SupabaseManagement/v1/request/operation';
import { secretsOf } from '../../nodes/SupabaseManagement/v1/request/secrets';

afterEach(stopAnswering);

const hiding = { requestOptions: { timeLimit: 0 } };

describe.each(Object.entries(secretsOf))('%s', (key, secrets) => {
	const operation = operations.find((each) => each.key === key)!;
	const parameters = everyField(operation, { ...samples, reveal: false })[0]!;
	const thing = Object.fromEntries(secrets!.fields.map((field) => [field, 'very-secret']));
	const isVersion2 = key.includes(' /v2/');
	const body = isVersion2
		? { data: { type: 'x', id: '1', attributes: { config: thing, ...thing } } }
		: thing;
	const answer = { status: 200, body: key.endsWith('secrets') ? [{ name: 'A', ...thing }] : body };

	it('hides the secrets that come along', async () => {
		answerWith(answer);
		const { items, error } = await runNode({ parameters, ...hiding });
		expect(error).toBeUndefined();
		expect(JSON.stringify(items)).not.toContain('very-secret');
		expect(JSON.stringify(items)).toContain(hidden);
	});

	it('reveals them when told so', async () => {
		answerWith(answer);
		const { items } = await runNode({
			parameters,
			requestOptions: { timeLimit: 0, revealSecrets: true },
		});
		expect(JSON.stringify(items)).toContain('very-secret');
		expect(JSON.stringify(items)).not.toContain(hidden);
	});
});

it('leaves what is not set as it is, and public keys', async () => {
	answerWith({
		status: 200,
		body: [
			{ name: 'anon', type: 'legacy', api_key: 'public' },
			{ name: 'default', type: 'publishable', api_key: 'sb_publishable_x' },
			{ name: 'service_role', type: 'legacy', api_key: 'very-secret' },
			{ name: 'new', type: 'secret', api_key: null },
		],
	});
	const { items } = await runNode({
		parameters: {
			resource: 'apiKey',
			operation: 'getMany',
			projectRef: 'abcdefghijklmnopqrst',
			returnAll: true,
		},
		...hiding,
	});
	expect(items.map(({ json }) => json.api_key)).toEqual([
		'public',
		'sb_publishable_x',
		hidden,
		null,
	]);
});

it('reveals API keys when Supabase is asked to', async () => {
	answerWith({ status: 200, body: [{ name: 'new', type: 'secret', api_key: 'sb_secret_x' }] });
	const { items } = await runNode({
		parameters: {
			resource: 'apiKey',
			operation: 'getMany',
			projectRef: 'abcdefghijklmnopqrst',
			apiKeyOptions: { reveal: true },
		},
		...hiding,
	});
	expect(items.map(({ json }) => json.api_key)).toEqual(['sb_secret_x']);
});

it('never writes back what stands in the place of a secret', async () => {
	const requests = answerWith({ status: 200, body: {} });
	const { error } = await runNode({
		parameters: {
			resource: 'database',
			operation: 'updateEncryptionKey',
			projectRef: 'abcdefghijklmnopqrst',
			rootKey: hidden,
		},
	});
	expect(requests).toEqual([]);
	expect(error?.message).toBe('root_key holds no value, but what stands in its place');
	expect(error?.description).toMatch(/Nothing was sent to Supabase\.$/);
});

/** Fields that sound like a secret and are none, or are what the operation is for. */
const shown: Record<string, string[]> = {
	'POST /v1/oauth/token': ['access_token', 'refresh_token', 'token_type'],
	'POST /v1/projects/{ref}/api-keys': ['api_key'],
	'POST /v1/projects/{ref}/claim-token': ['token', 'token_alias'],
	'GET /v1/projects/{ref}/claim-token': ['token_alias'],
	'POST /v1/projects/{ref}/cli/login-role': ['password'],
};

const notSecret = new Set([
	'cache_key',
	'custom_jwks',
	'hook_custom_access_token_uri',
	'idempotency_key',
	'jwks_url',
	'key',
	'keys',
	'public_jwk',
	'resolved_jwks',
	'secret_generation',
	'secret_jwt_template',
	'secret_name',
	'secrets_scope',
]);

it('knows every field of the contract that sounds like a secret', () => {
	const unknown: string[] = [];
	for (const [key, { answer }] of contract) {
		const known = secretsOf[key as OperationKey]?.fields ?? [];
		for (const field of fieldNames(answer)) {
			if (!/pass(word)?$|secret|token|(^|_)keys?$|connection_?string|jwk/i.test(field)) continue;
			if (known.includes(field) || notSecret.has(field) || shown[key]?.includes(field)) continue;
			unknown.push(`${key} ${field}`);
		}
	}
	expect(unknown).toEqual([]);
});

// eslint-disable-next-line @typescript-eslint/no-explicit-any
function fieldNames(schema: any): string[] {
	if (typeof schema !== 'object' || schema === null) return [];
	const inner = [schema.anyOf, schema.oneOf, schema.allOf, [schema.items]].flatMap(
		(each) => each ?? [],
	);
	return [
		...Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
			const { type } = property as { type?: string };
			const own = ['boolean', 'integer', 'number'].includes(type ?? '') ? [] : [name];
			return [...own, ...fieldNames(property)];
		}),
		...inner.flatMap(fieldNames),
	];
}
