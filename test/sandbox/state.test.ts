import { createHmac } from 'node:crypto';

import { contract, type ContractOperation } from '../harness/contract';
import { type Json, openSandbox, refOf } from './harness.ts';

let opened: Awaited<ReturnType<typeof openSandbox>>;
let ref: string;

beforeAll(async () => {
	opened = await openSandbox();
});

beforeEach(() => {
	opened.sandbox.reset();
	ref = refOf(opened.sandbox, 'initech');
});

const ask = async (method: string, path: string, body?: unknown): Promise<Json> => {
	const reply = await opened.ask(method, path.replace('{ref}', ref), { body });
	expect([method, path, reply.status < 400 || reply.text]).toEqual([method, path, true]);
	return reply.json;
};

/** A value different from the initial one, by its schema. */
function valueOf(schema: Json, name: string): unknown {
	const [first] = schema.anyOf ?? schema.oneOf ?? [];
	if (first) return valueOf(first, name);
	if (schema.enum) return schema.enum.filter((value: unknown) => value !== null).at(-1);
	if (schema.type === 'boolean') return true;
	if (schema.type === 'integer' || schema.type === 'number') {
		return Math.min(schema.maximum ?? 77, Math.max(schema.minimum ?? 0, 77));
	}
	if (schema.type === 'array') return [valueOf(schema.items, name)];
	if (schema.type === 'object') {
		const entries = Object.entries<Json>(schema.properties ?? {});
		return Object.fromEntries(entries.map(([key, inner]) => [key, valueOf(inner, key)]));
	}
	const formats: Record<string, string> = {
		email: 'ada@example.com',
		'date-time': '2026-02-03T04:05:06Z',
	};
	if (formats[schema.format]) return formats[schema.format];
	const samples = [
		'15550100=123456',
		'5min',
		'1GB',
		'05:00:00',
		'https://example.com/hook',
		`value of ${name}`,
	];
	const fits = (text: string) =>
		(!schema.pattern || new RegExp(schema.pattern).test(text)) &&
		text.length <= (schema.maxLength ?? 999) &&
		(schema.format !== 'uri' || text.startsWith('https:'));
	return samples.filter(fits).at(-1) ?? samples[0];
}

/** Settings: one path reads and writes them, and the answer contains the request’s fields. */
const settings = [...contract.values()].filter(
	({ method, path, body }) =>
		['PATCH', 'PUT'].includes(method) &&
		/\{ref\}\/[^{]*$/.test(path) &&
		contract.get(`GET ${path}`)?.answer?.properties &&
		body['application/json']?.properties,
);

/** The field of GET that contains the sent value, if it has another name. */
const shownAs: Record<string, string> = { requestedConfig: 'currentConfig' };

/** Not settings of their own, but a list of lists. */
const apart = [
	'PATCH /v1/projects/{ref}/network-restrictions',
	'PUT /v1/projects/{ref}/database/jit',
];

const isOwn = ({ method, path }: ContractOperation) =>
	!apart.includes(`${method} ${path}`) && !path.endsWith('/billing/addons');

const cases = settings.filter(isOwn).map((one) => [`${one.method} ${one.path}`, one] as const);

test('finds the settings', () => {
	expect(cases.map(([key]) => key.replace('/v1/projects/{ref}/', ''))).toEqual(
		expect.arrayContaining([
			'PATCH config/auth',
			'PUT config/database/postgres',
			'PATCH postgrest',
		]),
	);
});

test.each(cases)(
	'GET of %s returns every field that was sent',
	async (_key, { method, path, body }) => {
		const declared = body['application/json'].properties as Record<string, Json>;
		const shown = contract.get(`GET ${path}`)?.answer?.properties;
		const sent = Object.fromEntries(
			Object.entries(declared).map(([name, schema]) => [name, valueOf(schema, name)]),
		);
		await ask(method, path, sent);
		const read = await ask('GET', path);
		for (const [name, value] of Object.entries(sent)) {
			const place = shownAs[name] ?? name;
			if (!(place in shown)) continue;
			const isHidden = /_(secret|secrets|pass|auth_token|access_key|api_key|api_secret)$/.test(
				name,
			);
			const expected = isHidden
				? createHmac('sha256', ref).update(String(value)).digest('hex')
				: value;
			expect({ [name]: read[place] }).toEqual({ [name]: expected });
		}
	},
);

test('PUT replaces, PATCH merges', async () => {
	const path = '/v1/projects/{ref}/config/database/postgres';
	expect(await ask('GET', path)).toEqual({});
	expect(await ask('PUT', path, { max_connections: 200, work_mem: '8MB' })).toMatchObject({
		max_connections: 200,
	});
	expect(await ask('PATCH', path, { work_mem: '16MB' })).toEqual({
		max_connections: 200,
		work_mem: '16MB',
	});
	await ask('PUT', path, { work_mem: '4MB' });
	expect(await ask('GET', path)).toEqual({ work_mem: '4MB' });
	await ask('PUT', path, {});
	expect(await ask('GET', path)).toEqual({});
});

test('version 2 returns settings that were sent with version 1', async () => {
	const config = async () =>
		(await ask('GET', '/v2/projects/{ref}/config')).data.attributes as Json;
	const before = await config();
	const base = '/v1/projects/{ref}';
	await ask('PATCH', `${base}/config/auth`, { site_url: 'https://shop.example.com' });
	await ask('PATCH', `${base}/postgrest`, { max_rows: 77 });
	await ask('PUT', `${base}/config/database/postgres`, { 'pg_net.batch_size': 77 });
	await ask('PATCH', `${base}/config/database/pooler`, { default_pool_size: 77 });
	await ask('PATCH', `${base}/config/realtime`, { max_concurrent_users: 77 });
	await ask('PUT', `${base}/ssl-enforcement`, { requestedConfig: { database: true } });
	await ask('PATCH', `${base}/config/storage`, { fileSizeLimit: 77 });
	await ask('PATCH', `${base}/config/storage`, { features: { s3Protocol: { enabled: false } } });
	const body = { dbAllowedCidrs: ['203.0.113.0/24'], dbAllowedCidrsV6: [] };
	await ask('POST', `${base}/network-restrictions/apply`, body);
	const after = await config();
	expect(after).not.toEqual(before);
	expect(after).toMatchObject({
		auth: { site_url: 'https://shop.example.com' },
		api: { max_rows: 77 },
		database: {
			ssl_enforced: true,
			postgres_settings: { pg_net_batch_size: 77 },
			network_restrictions: { allowed_cidrs: [{ address: '203.0.113.0/24', type: 'v4' }] },
		},
		pooler: { default_pool_size: 77 },
		realtime: { max_concurrent_users: 77 },
		storage: { file_size_limit: 77, features: { s3_protocol: { enabled: false } } },
	});
	expect((await ask('GET', `${base}/config/database/pooler`))[0].default_pool_size).toBe(77);
	expect((await ask('GET', `${base}/config/database/pgbouncer`)).default_pool_size).toBe(77);
});

test('network restrictions can be added and removed', async () => {
	const path = '/v1/projects/{ref}/network-restrictions';
	await ask('POST', `${path}/apply`, { dbAllowedCidrs: ['203.0.113.0/24', '198.51.100.0/24'] });
	const changes = {
		add: { dbAllowedCidrs: ['192.0.2.0/24'] },
		remove: { dbAllowedCidrs: ['203.0.113.0/24'] },
	};
	await ask('PATCH', path, changes);
	expect((await ask('GET', path)).config.dbAllowedCidrs).toEqual([
		'198.51.100.0/24',
		'192.0.2.0/24',
	]);
});

const unknown = '66666666-6666-4666-8666-666666666666';

/** A value for a placeholder that matches no ID. */
const ofNothing: Record<string, string> = {
	aws_account_id: '999999999999',
	addon_variant: 'pitr_28',
	function_slug: 'no-such-function',
	name: 'no-such-name',
	version: '19990101000000',
};

/** Everything in a project or an organization that has an ID. The tests of SQL cover migrations. */
const identified = [...contract.values()].filter(
	({ method, path }) =>
		/\{(?!ref\}|slug\})/.test(path) &&
		['GET', 'DELETE'].includes(method) &&
		!/migrations|\/deploy$|\/body$|database\/query/.test(path),
);

test.each(identified.map(({ method, path }) => [method, path] as const))(
	'%s %s returns an error for an unknown ID',
	async (method, path) => {
		const filled = path
			.replace('{ref}', ref)
			.replace('{slug}', 'initech')
			.replace(/\{(\w+)\}/g, (_all, name) => ofNothing[name] ?? unknown);
		const { status, text } = await opened.ask(method, filled);
		expect([status, text]).toEqual([path.includes('snippets') ? 406 : 404, text]);
	},
);
