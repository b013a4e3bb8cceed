import fc from 'fast-check';
import { commonDeclarativeNodeOptionParameters } from 'n8n-core/dist/nodes-loader/constants';
import type { IDataObject } from 'n8n-workflow';

import { answerWith, stopAnswering } from '../harness/api';
import { runNode } from '../harness/engine';
import { everyField, operations } from '../harness/operations';
import { samples } from '../contract/samples';
import {
	fieldWithHidden,
	hidden,
	hideSecrets,
} from '../../nodes/SupabaseManagement/v1/request/answer/hideSecrets';
import type { OperationKey } from '../../nodes/SupabaseManagement/v1/request/operation';
import { secretsOf } from '../../nodes/SupabaseManagement/v1/request/answer/secrets';

afterEach(stopAnswering);

const hiding = { requestOptions: { timeLimit: 0 } };

const withSecrets = Object.entries(secretsOf).flatMap(([key, { masked = [] } = {}]) =>
	masked.length > 0 ? [[key, masked] as const] : [],
);

const ownOutput = new Set(['branch.getConnection']);

describe.each(withSecrets)('%s', (key, masked) => {
	// Several operations may share a request: some make something of their own of the answer.
	const operation = operations.findLast(
		(each) => each.key === key && !ownOutput.has(`${each.resource}.${each.operation}`),
	)!;
	const parameters = everyField(operation, { ...samples, reveal: false })[0]!;
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

it('never writes back the text instead of a secret', async () => {
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

describe('a field that no table knows', () => {
	const shownOf = (json: IDataObject) =>
		hideSecrets('GET /v1/projects/{ref}/health', [{ json }])[0]!.json;

	it.each(['db_password', 'smtpPass', 'external_new_secret', 'apiKey', 'refresh_token', 'jwt'])(
		'is hidden if it is called %s',
		(name) => {
			expect(shownOf({ inner: [{ [name]: 'very-secret' }] })).toEqual({
				inner: [{ [name]: hidden }],
			});
		},
	);

	it.each(['name', 'key', 'verify_jwt_at', 'password_updated_at', 'token_type', 'secret_name'])(
		'is shown if it is called %s',
		(name) => expect(shownOf({ [name]: 'x' })).toEqual({ [name]: 'x' }),
	);

	it('is shown where it is a switch, a number, or not set', () => {
		const json = { verify_jwt: true, secrets: 4, password: null, token: '' };
		expect(shownOf(json)).toEqual(json);
	});
});

const askedFor = Object.entries(secretsOf).flatMap(([key, secrets]) =>
	(secrets!.askedFor ?? []).map((name) => [key as OperationKey, name] as const),
);

it.each(askedFor)('%s shows %s, which it is asked for', (key, name) => {
	const items = [{ json: { data: { [name]: 'sb_secret_0123456789abcdef' } } }];
	expect(hideSecrets(key, items)).toEqual(items);
});

it('shows the rows of a query as they are', () => {
	const items = [{ json: { password: 'asked for' } }];
	expect(hideSecrets('POST /v1/projects/{ref}/database/query', items)).toEqual(items);
});

it('shows digests of secrets, and never the secrets', () => {
	const digest = 'a'.repeat(64);
	const [item] = hideSecrets('GET /v2/projects/{ref}/config', [
		{ json: { auth: { smtp_pass: digest, external_x_secret: 'abc-very-secret' } } },
	]);
	expect(item!.json).toEqual({ auth: { smtp_pass: digest, external_x_secret: hidden } });
});

it('hides headers in whatever case, and shows the others', () => {
	const json = { response_headers: { 'Set-Cookie': 'very-secret', 'Content-Type': 'text/html' } };
	const [item] = hideSecrets('GET /v2/projects/{ref}/webhooks/deliveries/{id}', [{ json }]);
	expect(item!.json).toEqual({
		response_headers: { 'Set-Cookie': hidden, 'Content-Type': 'text/html' },
	});
});

it('hides secrets and addresses in things of which the contract says nothing', () => {
	const json = { git_config: { auth: { token: 'very-secret' }, remotes: ['https://u:p@x/y'] } };
	const [item] = hideSecrets('GET /v1/projects/{ref}/actions/{run_id}', [{ json }]);
	expect(item!.json).toEqual({
		git_config: { auth: { token: hidden }, remotes: [`https://${hidden}@x/y`] },
	});
});

it('hides what is nested too deeply to be looked through', () => {
	let json: IDataObject = { db_pass: 'very-secret' };
	for (let depth = 0; depth < 50_000; depth++) json = { json };
	const [item] = hideSecrets('GET /v1/branches/{branch_id_or_ref}', [{ json }]);
	expect(JSON.stringify(item)).not.toContain('very-secret');
});

describe('the text instead of a secret', () => {
	it.each([
		['as a whole', { a: { b: hidden } }, 'a.b'],
		['in an older version', { a: '(hidden: see Reveal Secrets under Request Options)' }, 'a'],
		['in an address', { urls: ['x', `postgres://${hidden}@db.example.com`] }, 'urls.1'],
		['in an escaped address', { url: `https://x/?a=${encodeURIComponent(hidden)}` }, 'url'],
		['in a longer text', { query: `alter role a password '${hidden}'` }, 'query'],
		['as the whole body', hidden, 'The body'],
	])('is found %s', (_where, body, field) => expect(fieldWithHidden(body)).toBe(field));

	it('is found in a thing that holds itself', () => {
		const circle: IDataObject = { a: 'b' };
		circle.self = circle;
		expect(fieldWithHidden(circle)).toBeUndefined();
		expect(fieldWithHidden({ circle, last: hidden })).toBe('last');
	});

	it('is not found in anything else', () => {
		fc.assert(fc.property(fc.jsonValue(), (body) => fieldWithHidden(body) === undefined));
		expect(fieldWithHidden({ note: '(hidden: see the docs)', file: Buffer.from(hidden) })).toBe(
			undefined,
		);
	});

	it('says where the switch is', () => {
		// n8n itself puts the node’s Request Options into the tab Settings.
		expect(hidden).toBe('(hidden: turn on Settings → Request Options → Reveal Secrets)');
		expect(commonDeclarativeNodeOptionParameters).toMatchObject({
			name: 'requestOptions',
			isNodeSetting: true,
		});
	});
});
