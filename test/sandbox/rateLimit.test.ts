import { openSandbox, refOf } from './harness.ts';

const standing = ({ headers }: { headers: Headers }) => [
	headers.get('x-ratelimit-limit'),
	headers.get('x-ratelimit-remaining'),
	headers.get('x-ratelimit-reset'),
];

// the clock does not move, so that no window ends
let now = 1000;

beforeEach(() => jest.spyOn(performance, 'now').mockImplementation(() => now));

afterEach(() => jest.restoreAllMocks());

test('requests are counted by project and operation, and refused above the limit', async () => {
	const { sandbox, ask } = await openSandbox({ rateLimit: 2 });
	const path = `/v1/projects/${refOf(sandbox, 'acme')}`;
	expect(standing(await ask('GET', path))).toEqual(['2', '1', '60']);
	expect(standing(await ask('GET', path))).toEqual(['2', '0', '60']);
	const refused = await ask('GET', path);
	const message = 'Too Many Requests';
	expect([refused.status, refused.json]).toEqual([429, { message }]);
	expect(standing(refused)).toEqual(['2', '0', '60']);
	expect((await ask('GET', `/v1/projects/${refOf(sandbox, 'globex')}`)).status).toBe(200);
	expect((await ask('GET', `${path}/secrets`)).status).toBe(200);
	expect((await ask('GET', path, { token: 'sbp_other' })).status).toBe(401);
});

test('the window ends', async () => {
	const { ask } = await openSandbox({ rateLimit: 1, rateLimitSeconds: 10 });
	const path = '/v2/organizations/acme/projects';
	expect((await ask('GET', path)).status).toBe(200);
	const refused = await ask('GET', path);
	expect([refused.status, refused.json.error.code]).toEqual([429, 'too_many_requests']);
	expect(refused.headers.get('x-ratelimit-reset')).toBe('10');
	now += 9001;
	expect(standing(await ask('GET', path))).toEqual(['1', '0', '1']);
	now += 999;
	expect((await ask('GET', path)).status).toBe(200);
});

test('an operation can have its own limits, and the tightest one counts', async () => {
	const { sandbox, ask } = await openSandbox({ rateLimit: 120 });
	const project = `/v1/projects/${refOf(sandbox, 'acme')}`;
	const logs = await ask('GET', `${project}/analytics/endpoints/logs`);
	expect(standing(logs)).toEqual(['30', '29', '60']);
	const context = `${project}/database/context`;
	expect(standing(await ask('GET', context))).toEqual(['1', '0', '1']);
	expect((await ask('GET', context)).status).toBe(429);
});

test('no limit, no headers', async () => {
	const { ask } = await openSandbox({ rateLimit: false });
	expect(standing(await ask('GET', '/v1/projects'))).toEqual([null, null, null]);
});
