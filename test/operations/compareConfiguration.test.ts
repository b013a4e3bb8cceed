import type { INodeParameters } from 'n8n-workflow';

import {
	compare,
	sideOf,
	type Scope,
} from '../../nodes/SupabaseManagement/v1/resources/project/configuration/compare';
import {
	fingerprint,
	isSecret,
} from '../../nodes/SupabaseManagement/v1/resources/project/configuration/secrets';
import {
	serviceNames,
	services,
} from '../../nodes/SupabaseManagement/v1/resources/project/configuration/services';
import { planOf } from '../../nodes/SupabaseManagement/v1/resources/project/configuration/plan';
import { authSettings } from '../../nodes/SupabaseManagement/v1/resources/authConfig/settings';
import { answerWith, stopAnswering } from '../harness/api';
import { contract } from '../harness/contract';
import { runNode, type Run } from '../harness/engine';

const here = 'abcdefghijklmnopqrst';
const there = 'zyxwvutsrqponmlkjihg';
const everything: Scope = { services: serviceNames, ignored: new Set() };

type Schema = { properties?: Record<string, Schema>; [key: string]: unknown };

const properties = (schema: unknown) => (schema as Schema).properties ?? {};

/** A configuration with every setting in the contract, and a value for each. */
function whole(valueOf: (setting: string) => unknown, schema: Schema): Record<string, unknown> {
	return Object.fromEntries(
		Object.entries(properties(schema)).map(([name, inner]) => [
			name,
			inner.properties === undefined ? valueOf(name) : whole(valueOf, inner),
		]),
	);
}

const attributesSchema = (() => {
	const answer = contract.get('GET /v2/projects/{ref}/config')!.answer as Schema;
	return properties(properties(answer).data).attributes!;
})();

function attributesWith(value: string, secret: (name: string) => unknown = () => value) {
	const attributes = whole(() => value, attributesSchema) as Record<
		string,
		Record<string, unknown>
	>;
	const restrictions = attributes.database!.network_restrictions as Record<string, unknown>;
	restrictions.allowed_cidrs = [{ address: value, type: 'v4' }];
	attributes.auth = Object.fromEntries(
		authSettings.map(({ id }) => [id, isSecret(id) ? secret(id) : value]),
	);
	return attributes;
}

describe('the table of services', () => {
	const found = compare(
		sideOf(attributesWith('1'), here),
		sideOf(attributesWith('2'), there),
		everything,
	);

	it('covers every setting of the contract, each once', () => {
		const names = found.map(({ service, setting }) => `${service}.${setting}`);
		expect(names).toEqual([...new Set(names)]);
		const leaves = (schema: Schema): number =>
			Object.values(properties(schema)).reduce(
				(sum, inner) => sum + (inner.properties === undefined ? 1 : leaves(inner)),
				0,
			);
		// Restrictions also have times, a status and pending values; auth has no fields in the
		// contract.
		const notSettings = ['entitlement', 'status', 'pending_allowed_cidrs', 'pending_requested_at'];
		const times = ['updated_at', 'applied_at'];
		const expected = leaves(attributesSchema) - notSettings.length - times.length - 1;
		expect(names.filter((name) => !name.startsWith('auth.'))).toHaveLength(expected);
		expect(names.filter((name) => name.startsWith('auth.'))).toHaveLength(authSettings.length);
	});

	it('writes each setting that has a field in the contract, and every such field', () => {
		for (const name of serviceNames) {
			const { write, writable } = services[name];
			const body = contract.get(write)!.body['application/json'] as Schema;
			const fields = (schema: Schema, before: string[] = []): string[] =>
				Object.entries(properties(schema)).flatMap(([field, inner]) =>
					inner.properties === undefined
						? [[...before, field].join('/')]
						: fields(inner, [...before, field]),
				);
			const written =
				name === 'network'
					? ['dbAllowedCidrs', 'dbAllowedCidrsV6']
					: Object.values(writable).map((path) => path.join('/'));
			const other = ['restart_database'];
			expect(written.sort()).toEqual(
				fields(body)
					.filter((field) => !other.includes(field))
					.sort(),
			);
		}
	});

	it('knows which settings may be null', () => {
		for (const name of serviceNames.filter((each) => each !== 'network')) {
			const { write, writable, takesNull } = services[name];
			for (const [setting, path] of Object.entries(writable)) {
				let schema = contract.get(write)!.body['application/json'] as Schema;
				for (const step of path) schema = properties(schema)[step]!;
				expect({ setting, takesNull: takesNull?.(setting) === true }).toEqual({
					setting,
					takesNull: schema.nullable === true,
				});
			}
		}
	});

	it('finds settings that no endpoint writes', () => {
		const plan = planOf(found, false);
		const not = plan.filter(({ action }) => action === 'notApplicable');
		expect(not.map(({ service, setting }) => `${service}.${setting}`)).toEqual([
			'storage.capabilities.iceberg_catalog',
			'storage.capabilities.list_v2',
			'storage.capabilities.object_versioning',
			'storage.migration_version',
			'pooler.ignore_startup_parameters',
			'pooler.max_client_conn',
			'pooler.query_wait_timeout',
			'pooler.reserve_pool_size',
			'pooler.server_idle_timeout',
			'pooler.server_lifetime',
			'database.major_version',
		]);
	});
});

/** The differences in settings, except services that only one project has. */
const settingsIn = (...sides: Parameters<typeof compare>) =>
	compare(...sides).filter(({ setting }) => setting !== undefined);

describe('values', () => {
	const differ = (one: unknown, other: unknown, setting = 'max_rows') =>
		settingsIn(
			sideOf({ api: { [setting]: one } }, here),
			sideOf({ api: { [setting]: other } }, there),
			everything,
		).length > 0;

	it.each([
		[1000, '1000'],
		[true, 'true'],
		[null, ''],
		[undefined, null],
	])('%p and %p are the same', (one, other) => expect(differ(one, other)).toBe(false));

	it.each([
		[0, null],
		[false, null],
		[1, 2],
		['a', 'b'],
	])('%p and %p are not', (one, other) => expect(differ(one, other)).toBe(true));

	it('comma-separated lists are compared entry by entry', () => {
		expect(differ('public, auth', 'public,auth', 'db_schema')).toBe(false);
		expect(differ('public,auth', 'auth,public', 'db_schema')).toBe(true);
		const of = (uri_allow_list: string, ref: string) => sideOf({ auth: { uri_allow_list } }, ref);
		expect(
			settingsIn(of('https://a,https://b', here), of('https://b, https://a', there), everything),
		).toEqual([]);
	});

	it('the order of addresses does not matter', () => {
		const of = (...addresses: string[]) =>
			sideOf(
				{
					database: {
						network_restrictions: { allowed_cidrs: addresses.map((address) => ({ address })) },
					},
				},
				here,
			);
		expect(settingsIn(of('10.0.0.0/8', '::/0'), of('::/0', '10.0.0.0/8'), everything)).toEqual([]);
		expect(settingsIn(of('10.0.0.0/8'), of('::/0', '10.0.0.0/8'), everything)).toHaveLength(1);
	});
});

describe('scope', () => {
	const found = (scope: Partial<Scope>) =>
		compare(
			sideOf({ api: { max_rows: 1 }, realtime: { suspend: true } }, here),
			sideOf({ api: { max_rows: 2 }, realtime: { suspend: false } }, there),
			{ ...everything, ...scope },
		)
			.filter(({ setting }) => setting !== undefined)
			.map(({ setting }) => setting);

	it('can be limited to some services, and without some settings', () => {
		expect(found({})).toEqual(['max_rows', 'suspend']);
		expect(found({ services: ['realtime'] })).toEqual(['suspend']);
		expect(found({ ignored: new Set(['max_rows', 'realtime.suspend']) })).toEqual([]);
		expect(found({ ignored: new Set(['realtime.max_rows']) })).toEqual(['max_rows', 'suspend']);
	});

	it('a service that one project does not return is unknown, not equal', () => {
		const missing = compare(sideOf({}, here), sideOf({ api: {} }, there), everything);
		expect(missing.map(({ service, status }) => [service, status])).toEqual(
			serviceNames.map((service) => [service, 'unknown']),
		);
	});

	it('a document is compared only for the settings that it contains', () => {
		const side = sideOf({ api: { max_rows: 1, db_pool: 2 }, realtime: { suspend: true } }, here);
		expect(compare(side, sideOf({ api: { max_rows: 1 } }), everything)).toEqual([]);
	});
});

describe('project: compareConfiguration', () => {
	afterEach(stopAnswering);

	const run = async (parameters: INodeParameters, more: Partial<Run> = {}) =>
		await runNode({
			parameters: {
				resource: 'project',
				operation: 'compareConfiguration',
				projectRef: here,
				...parameters,
			},
			...more,
		});
	const answerOf = (ref: string, attributes: object) => ({
		status: 200,
		body: { data: { type: 'project_config', id: ref, attributes } },
	});

	it('compares two projects, and shows no secret', async () => {
		const ofProject = (ref: string, value: string) =>
			answerOf(
				ref,
				attributesWith(value, (name) => fingerprint(ref, `${name} of both`)),
			);
		const requests = answerWith(ofProject(here, '1'), ofProject(there, '2'));
		const { items } = await run(
			{ configurationSource: 'project', sourceProjectRef: there },
			{ requestOptions: { timeLimit: 0 } },
		);
		expect(requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
			`GET /v2/projects/${here}/config`,
			`GET /v2/projects/${there}/config`,
		]);
		const secrets = items.filter(({ json }) => isSecret(String(json.setting)));
		expect(new Set(secrets.map(({ json }) => json.status))).toEqual(new Set(['unknown']));
		expect(JSON.stringify(items)).not.toMatch(/[\da-f]{64}/);
		expect(items.find(({ json }) => json.setting === 'site_url')?.json).toEqual({
			project_ref: here,
			service: 'auth',
			setting: 'site_url',
			here: '1',
			there: '2',
			status: 'different',
			applicable: true,
			reason: null,
		});
	});

	it('returns nothing if there are no differences', async () => {
		answerWith(answerOf(here, { api: { max_rows: 1 } }));
		const document = {
			configurationSource: 'document',
			configurationDocument: '{"api":{"max_rows":1}}',
		};
		expect((await run(document)).items).toEqual([]);
	});

	it('accepts the output of Get Configuration, or an object from an expression', async () => {
		const attributes = { api: { max_rows: 2 } };
		for (const document of [
			attributes,
			{ type: 'project_config', id: there, ...attributes },
			{ data: { type: 'project_config', id: there, attributes } },
		]) {
			for (const given of [JSON.stringify(document), '={{ $json }}']) {
				answerWith(answerOf(here, { api: { max_rows: 1 } }));
				const { items } = await run(
					{ configurationSource: 'document', configurationDocument: given },
					{ items: [{ json: document }] },
				);
				expect(items).toHaveLength(1);
				stopAnswering();
			}
		}
	});

	it.each([
		['', 'Configuration is not valid JSON'],
		['{', 'Configuration is not valid JSON'],
		['[]', 'Configuration is not a JSON object'],
		['{}', 'Configuration has no settings'],
		['{"api":{}}', undefined],
		['{"api":[]}', 'The block “api” of Configuration is not a JSON object'],
		['{"dataApi":{}}', 'Configuration has an unknown block “dataApi”'],
	])('refuses the document %p before anything is sent: %p', async (document, message) => {
		const requests = answerWith(answerOf(here, { api: { max_rows: 1 } }));
		const { error } = await run({
			configurationSource: 'document',
			configurationDocument: document,
		});
		expect(error?.message).toBe(message);
		expect(requests).toHaveLength(message === undefined ? 1 : 0);
	});

	it.each([
		[{ sourceProjectRef: '={{ "" }}' }, 'Source Project is empty'],
		[{ sourceProjectRef: '={{ "acme" }}' }, 'Source Project is not valid'],
		[
			{ sourceProjectRef: there, configurationOptions: { services: '={{ ["mail"] }}' } },
			'There is no service “mail”',
		],
	])('refuses %p before anything is sent', async (parameters, message) => {
		const requests = answerWith({ status: 404 });
		const { error } = await run({
			configurationSource: 'project',
			...parameters,
		} as INodeParameters);
		expect(error?.message).toBe(message);
		expect(requests).toEqual([]);
	});

	it('names the project that could not be read', async () => {
		answerWith(answerOf(here, {}), { status: 403, body: { error: { message: 'No' } } });
		const { error } = await run({ configurationSource: 'project', sourceProjectRef: there });
		expect(error?.description).toContain(`The source project ${there} could not be read.`);
	});
});
