import { connectionOf } from '../../nodes/SupabaseManagement/v1/resources/branch/connection';
import { hidden } from '../../nodes/SupabaseManagement/v1/request/answer/hideSecrets';
import { answerWith, stopAnswering } from '../harness/api';
import { answersWithConnection as answers, branchRef } from '../harness/branches';
import { runNode } from '../harness/engine';
import { outputs } from '../harness/testOperation';

const parameters = {
	resource: 'branch',
	operation: 'getConnection',
	parentProjectRef: 'abcdefghijklmnopqrst',
	branchIdOrRef: branchRef,
};

afterEach(stopAnswering);

// It sends several requests with different answers, so `testOperation` cannot show an example.
outputs.set('branch.getConnection', [
	{
		POSTGRES_URL: 'postgresql://postgres:******@pooler.supabase.com:6543/postgres',
		POSTGRES_URL_NON_POOLING: 'postgresql://postgres:******@db.supabase.co:5432/postgres',
		SUPABASE_URL: `https://${branchRef}.supabase.co`,
		SUPABASE_JWT_SECRET: hidden,
		SUPABASE_PUBLISHABLE_KEY: 'sb_publishable_1',
	},
]);

const run = async (requestOptions: { revealSecrets: boolean }) => {
	const requests = answerWith(...answers);
	const { items, error } = await runNode({
		parameters,
		requestOptions: { timeLimit: 0, ...requestOptions },
	});
	expect(error).toBeUndefined();
	return {
		sent: requests.map(({ method, path }) => `${method} ${path}`),
		revealed: requests.filter(({ query }) => query.reveal === 'true').map(({ path }) => path),
		json: items[0]!.json,
	};
};

describe('Branch → Get Connection', () => {
	it('returns what the CLI prints', async () => {
		const { sent, revealed, json } = await run({ revealSecrets: true });
		expect(sent).toEqual([
			`GET /v1/branches/${branchRef}`,
			`GET /v1/projects/${branchRef}/api-keys`,
			`GET /v1/projects/${branchRef}/config/database/pooler`,
		]);
		expect(revealed).toEqual([`/v1/projects/${branchRef}/api-keys`]);
		expect(json).toEqual({
			POSTGRES_URL: `postgresql://postgres.${branchRef}:very%2Fsecret@pooler.supabase.com:6543/postgres?connect_timeout=10`,
			POSTGRES_URL_NON_POOLING: `postgresql://postgres:very%2Fsecret@db.${branchRef}.supabase.co:5432/postgres?connect_timeout=10`,
			SUPABASE_URL: `https://${branchRef}.supabase.co`,
			SUPABASE_JWT_SECRET: 'very-secret',
			SUPABASE_ANON_KEY: 'public',
			SUPABASE_SERVICE_ROLE_KEY: 'very-secret',
		});
	});

	it('hides every secret unless Reveal Secrets is on', async () => {
		const { revealed, json } = await run({ revealSecrets: false });
		expect(revealed).toEqual([]);
		expect(JSON.stringify(json)).not.toMatch(/very/);
		expect(json.POSTGRES_URL).toContain(`:${hidden}@pooler.supabase.com:6543/`);
		expect(json.SUPABASE_ANON_KEY).toBe('public');
		expect(json.SUPABASE_SERVICE_ROLE_KEY).toBe(hidden);
	});

	it.each([undefined, '', 'not an address', 'https://pooler'])(
		'uses the direct connection if the pooler’s is %p',
		(pooled) => {
			const details = { ref: 'r', db_host: '2001:db8::1', db_port: 5432 };
			const { POSTGRES_URL } = connectionOf(details, [], pooled, (secret) => secret);
			expect(POSTGRES_URL).toMatch(/@\[2001:db8::1\]:5432\/postgres\?/);
		},
	);

	it('names the publishable key as the CLI does', () => {
		const details = { ref: 'r', db_host: 'h', db_port: 1 };
		const keys = [
			{ name: 'default', type: 'publishable', api_key: 'p' },
			{ name: 'default', type: 'secret', api_key: 's' },
		];
		expect(connectionOf(details, keys, undefined, () => '-')).toMatchObject({
			SUPABASE_PUBLISHABLE_KEY: 'p',
			SUPABASE_DEFAULT_KEY: '-',
		});
	});

	it.each(['******', 'sb_secret_abcde···'])(
		'does not return %s as the value of a key',
		(masked) => {
			const details = { ref: 'r', db_host: 'h', db_port: 1 };
			const keys = [{ name: 'web', type: 'secret', api_key: masked }];
			const values = connectionOf(details, keys, undefined, (secret) => secret);
			expect(values.SUPABASE_WEB_KEY).toBe('******');
		},
	);

	it('returns nothing of a branch that the credential does not allow', async () => {
		const requests = answerWith(...answers);
		const { items, error } = await runNode({
			parameters: { ...parameters, branchIdOrRef: 'qqqqqqqqqqqqqqqqqqqq' },
			credential: { allowedProjects: 'qqqqqqqqqqqqqqqqqqqq' },
		});
		expect(items).toEqual([]);
		expect(error?.message).toBe('This belongs to a project that the credential does not allow');
		expect(requests).toHaveLength(1);
	});
});
