import { conditions } from '../../contract/conditions';
import { scopedToken } from '../../sandbox/api/authorization.ts';
import { type Json, openSandbox, refOf } from './harness.ts';

let opened: Awaited<ReturnType<typeof openSandbox>>;

beforeAll(async () => {
	opened = await openSandbox({ rateLimit: 1000, transitionSeconds: 60 });
});

beforeEach(() => opened.sandbox.reset());

/** A request, with `{ref}` for the project of Initech, an Enterprise organization. */
type Step = { method?: string; path: string; body?: unknown; token?: string };

type Case = {
	/** Creates the condition. */
	before?: (ask: (step: Step) => Promise<Json>) => Promise<unknown>;
	request: Step;
	/** The organization of the project `{ref}`; initech if absent. */
	organization?: string;
	/** Other fields beside the message. */
	fields?: Json;
	/** Values for the placeholders of the message. */
	values?: Record<string, string>;
};

const base = '/v1/projects/{ref}';

const hostname = `${base}/custom-hostname`;

const addOn = (addon_type: string, addon_variant: string): Step => ({
	method: 'PATCH',
	path: `${base}/billing/addons`,
	body: { addon_type, addon_variant },
});

const customDomain = addOn('custom_domain', 'cd_default');

const initialize: Step = {
	method: 'POST',
	path: `${hostname}/initialize`,
	body: { custom_hostname: 'api.example.com' },
};

const post = (path: string, body?: unknown): Step => ({ method: 'POST', path, body });

const steps =
	(...all: Step[]): Case['before'] =>
	async (ask) => {
		for (const step of all) await ask(step);
	};

const newProject = post('/v1/projects', {
	name: 'New',
	db_pass: 'a-password',
	organization_slug: 'initech',
});

const uuid = '66666666-6666-4666-8666-666666666666';

const cases: Record<string, Case> = {
	'token.unknown': { request: { path: '/v1/nothing', token: 'sbp_unknown' } },
	'token.unreadable': { request: { path: '/v1/projects', token: 'e30.e30.e30' } },
	'permission.missing': {
		request: { path: `${base}/secrets`, token: scopedToken },
		fields: { missing_permissions: ['edge_functions_secrets_read'] },
	},
	'plan.entitlement': {
		organization: 'globex',
		request: post(`${base}/read-replicas/setup`, { read_replica_region: 'us-west-1' }),
		fields: {
			error: {
				code: 'entitlement_required',
				feature: expect.any(String),
				upgrade_url: expect.stringContaining('https://supabase.com/dashboard/org/'),
			},
		},
	},
	'rateLimit.exceeded': {
		before: async (ask) => {
			for (let index = 0; index < 10; index++) await ask({ path: `${base}/vanity-subdomain` });
		},
		request: { path: `${base}/vanity-subdomain` },
	},
	'project.unknown': { request: { path: `/v1/projects/${'z'.repeat(20)}` } },
	'project.isBranch': {
		before: steps(post(`${base}/branches`, { branch_name: 'preview' })),
		request: { path: '/v1/projects/{branch}' },
	},
	'project.removed': {
		before: steps({ method: 'DELETE', path: base }),
		request: { path: base },
	},
	'project.notReadyForDeletion': {
		before: steps(newProject),
		request: { method: 'DELETE', path: '/v1/projects/{new}' },
	},
	'project.nameTaken': { before: steps(newProject), request: newProject },
	'project.notPaused': {
		request: post(`${base}/restore`),
		values: { status: 'ACTIVE_HEALTHY' },
	},
	'branch.nameTaken': {
		before: steps(post(`${base}/branches`, { branch_name: 'preview' })),
		request: post(`${base}/branches`, { branch_name: 'preview' }),
	},
	'branch.notAvailable': {
		organization: 'globex',
		request: post(`${base}/branches`, { branch_name: 'preview' }),
	},
	'branch.notEnabled': {
		before: steps(post(`${base}/branches`, { branch_name: 'preview' }), {
			method: 'DELETE',
			path: `${base}/branches`,
		}),
		request: { path: `${base}/branches` },
	},
	'branch.isDefault': {
		before: steps(post(`${base}/branches`, { branch_name: 'main', is_default: true })),
		request: { method: 'DELETE', path: '/v1/branches/{ref}' },
	},
	'function.unknown': { request: { path: `${base}/functions/no-such-function` } },
	'snippet.unknown': {
		request: { path: `/v1/snippets/${uuid}` },
		fields: { errorEventId: expect.stringMatching(/^[0-9a-f]{32}$/) },
	},
	'pitr.off': {
		request: post(`${base}/database/backups/restore-pitr`, { recovery_time_target_unix: 1 }),
	},
	'hostname.noAddOn': { request: { path: hostname } },
	'hostname.none': { before: steps(customDomain), request: { path: hostname } },
	'hostname.noneToDelete': {
		before: steps(customDomain),
		request: { method: 'DELETE', path: hostname },
	},
	'hostname.exists': { before: steps(customDomain, initialize), request: initialize },
	'hostname.notPending': { before: steps(customDomain), request: post(`${hostname}/reverify`) },
	'hostname.verified': {
		before: steps(
			customDomain,
			initialize,
			post(`${hostname}/reverify`),
			post(`${hostname}/reverify`),
		),
		request: post(`${hostname}/reverify`),
	},
	'hostname.notVerified': { before: steps(customDomain), request: post(`${hostname}/activate`) },
	'hostname.active': {
		before: steps(
			customDomain,
			initialize,
			post(`${hostname}/reverify`),
			post(`${hostname}/reverify`),
			post(`${hostname}/activate`),
		),
		request: post(`${hostname}/activate`),
	},
	'auth.customSmtp': {
		request: {
			method: 'PATCH',
			path: `${base}/config/auth`,
			body: { rate_limit_email_sent: 100 },
		},
		values: { setting: 'RATE_LIMIT_EMAIL_SENT' },
	},
	'sso.unknown': { request: { path: `${base}/config/auth/sso/providers/${uuid}` } },
	'postgresConfig.unknownSetting': {
		request: { method: 'PUT', path: `${base}/config/database/postgres`, body: { color: 'red' } },
		values: { setting: 'color' },
	},
	'network.notReady': {
		before: async () => {
			opened.sandbox.world.settle(opened.sandbox.world.project(refOf(opened.sandbox, 'initech')));
		},
		request: post(`${base}/network-restrictions/apply`, { dbAllowedCidrs: ['203.0.113.0/24'] }),
	},
	'storage.unavailable': {
		before: async () => {
			opened.sandbox.world.project(refOf(opened.sandbox, 'initech')).status = 'INACTIVE';
		},
		request: { path: `${base}/config/storage` },
		fields: { code: 'not_found' },
	},
};

/** Covered by the tests of SQL and of edge functions. */
const elsewhere = [
	'database.unreachable',
	'function.bundled',
	'function.notBundled',
	'function.slugTaken',
];

test('every condition has a case', () => {
	const ids = conditions.map(({ id }) => id);
	expect(ids).toEqual([...new Set(ids)]);
	expect([...Object.keys(cases), ...elsewhere].sort()).toEqual(ids.sort());
});

test.each(conditions.map((condition) => [condition.id, condition] as const))(
	'%s has a source',
	(_id, { source, strength, when }) => {
		expect([source, when]).toEqual([expect.stringMatching(/\w/), expect.stringMatching(/\w/)]);
		expect(['R', 'C', 'U', 'H']).toContain(strength);
	},
);

test.each(Object.entries(cases))('%s', async (id, { before, request, ...given }) => {
	const { sandbox } = opened;
	const ref = refOf(sandbox, given.organization ?? 'initech');
	const answers: Json[] = [];
	const ask = async ({ method = 'GET', path, body, token }: Step) => {
		const filled = path
			.replace('{ref}', ref)
			.replace('{branch}', answers[0]?.project_ref)
			.replace('{new}', answers[0]?.ref);
		const reply = await opened.ask(method, filled, { body, token });
		answers.push(reply.json);
		return reply;
	};
	await before?.(ask);
	const { status, json } = await ask(request);
	const condition = conditions.find((one) => one.id === id)!;
	const message = condition.message.replace(/\{(\w+)\}/g, (_all, name) => given.values![name]!);
	expect([status, json]).toEqual([condition.status, { message, ...given.fields }]);
	expect(Object.keys(given.fields ?? {})).toEqual(condition.fields ?? []);
});
