import { SupabaseManagementTokenApi } from '../../credentials/SupabaseManagementTokenApi.credentials';
import { answerWith, stopAnswering } from '../harness/api';
import { contract } from '../harness/contract';
import { token } from '../harness/credentials';
import { runNode } from '../harness/engine';

afterEach(stopAnswering);

const credential = new SupabaseManagementTokenApi();

it('is sent as a bearer token', async () => {
	const requests = answerWith({ status: 200, body: [] });
	await runNode({ parameters: { resource: 'organization', operation: 'getMany' } });
	expect(requests[0]!.headers.authorization).toBe(`Bearer ${token}`);
});

it.each(['none', 'domains'])(
	'works in this node when Allowed HTTP Request Domains is %s',
	async (allowedHttpRequestDomains) => {
		const requests = answerWith({ status: 200, body: [] });
		const { error } = await runNode({
			parameters: { resource: 'organization', operation: 'getMany' },
			credential: { allowedHttpRequestDomains, allowedDomains: 'example.com' },
		});
		expect(error).toBeUndefined();
		expect(requests).toHaveLength(1);
	},
);

it('is masked', () => {
	const property = credential.properties.find(({ name }) => name === 'accessToken');
	expect(property?.typeOptions?.password).toBe(true);
});

it('is tested with an operation of the contract that only reads', () => {
	expect(contract.has(`GET ${credential.test.request.url}`)).toBe(true);
});

it('passes its test with a valid token that may not list organizations, and fails on a 401', () => {
	expect(credential.test.request.ignoreHttpStatusErrors).toMatchObject({ ignore: true });
	const { except } = credential.test.request.ignoreHttpStatusErrors as { except: number[] };
	expect(except).toContain(401);
	expect(except).not.toContain(403);
	const rule = credential.test.rules!.find(({ properties }) => properties.value === 401);
	expect(rule?.properties.message).toMatch(/does not accept this access token/);
});
