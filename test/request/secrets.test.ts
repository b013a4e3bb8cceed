import { commonDeclarativeNodeOptionParameters } from 'n8n-core/dist/nodes-loader/constants';

import { answerWith, stopAnswering } from '../harness/api';
import { runNode } from '../harness/engine';
import { contract } from '../harness/contract';
import { everyField, operations } from '../harness/operations';
import { samples } from '../contract/samples';
import { hidden } from '../../nodes/SupabaseManagement/v1/request/answer/hideSecrets';
import { secretsOf } from '../../nodes/SupabaseManagement/v1/request/answer/secrets';

afterEach(stopAnswering);

const hiding = { requestOptions: { timeLimit: 0 } };

const withSecrets = Object.entries(secretsOf).flatMap(([key, { masked = [] } = {}]) =>
	masked.length > 0 ? [[key, masked] as const] : [],
);

const ownOutput = new Set(['branch.getConnection']);

describe.each(withSecrets)('%s', (key, masked) => {
	// Several operations may share a request, and some build their own items.
	const operation = operations.findLast(
		(each) => each.key === key && !ownOutput.has(`${each.resource}.${each.operation}`),
	)!;
	const parameters = everyField(operation, samples)[0]!;
	const thing = Object.fromEntries(masked.map((field) => [field, 'very-secret']));
	const isVersion2 = key.includes(' /v2/');
	const body = isVersion2
		? { data: { type: 'x', id: '1', attributes: { config: thing, ...thing } } }
		: { ...thing, keys: [thing] };
	const answer = { status: 200, body: key.endsWith('secrets') ? [{ name: 'A', ...thing }] : body };

	it('hides other secrets in the response', async () => {
		answerWith(answer);
		const { items, error } = await runNode({ parameters, ...hiding });
		expect(error).toBeUndefined();
		expect(JSON.stringify(items)).not.toContain('very-secret');
		expect(JSON.stringify(items)).toContain(hidden);
	});

	it('shows them if Reveal Secrets is on', async () => {
		answerWith(answer);
		const { items } = await runNode({
			parameters,
			requestOptions: { timeLimit: 0, revealSecrets: true },
		});
		expect(JSON.stringify(items)).toContain('very-secret');
		expect(JSON.stringify(items)).not.toContain(hidden);
	});
});

it('leaves unset values and public keys unchanged', async () => {
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

const revealing = operations.filter(({ key }) =>
	contract.get(key)!.parameters.some(({ name }) => name === 'reveal'),
);

it('finds the operations that must request secrets from Supabase', () => {
	expect(revealing).toHaveLength(5);
});

describe.each(revealing)('$resource: $operation', (operation) => {
	const parameters = everyField(operation, samples)[0]!;

	it.each([
		[true, 'true'],
		[false, undefined],
	])('requests the secrets from Supabase if Reveal Secrets is %j', async (revealSecrets, sent) => {
		const requests = answerWith({ status: 200, body: { name: 'new', api_key: 'sb_secret_x' } });
		const { items } = await runNode({
			parameters,
			requestOptions: { timeLimit: 0, revealSecrets },
		});
		expect(requests.at(-1)!.query.reveal).toBe(sent);
		const [shown] = items.map(({ json }) => json.api_key);
		expect(shown).toBe(revealSecrets ? 'sb_secret_x' : hidden);
	});
});

it('never writes a secret’s placeholder back', async () => {
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
	expect(error?.message).toBe('root_key contains the placeholder of a hidden secret');
	expect(error?.description).toMatch(/Nothing was sent to Supabase\.$/);
});

it('a secret’s placeholder names the switch', () => {
	// n8n itself moves the node’s Request Options to the Settings tab.
	expect(hidden).toBe('(hidden: turn on Settings → Request Options → Reveal Secrets)');
	expect(commonDeclarativeNodeOptionParameters).toMatchObject({
		name: 'requestOptions',
		isNodeSetting: true,
	});
});

it('does not count Reveal Secrets as a change', async () => {
	const requests = answerWith();
	const { error } = await runNode({
		parameters: {
			resource: 'apiKey',
			operation: 'update',
			projectRef: 'abcdefghijklmnopqrst',
			apiKeyId: '22222222-2222-4222-8222-222222222222',
		},
		requestOptions: { revealSecrets: true },
	});
	expect(error?.message).toBe('There is nothing to update');
	expect(requests).toEqual([]);
});
