import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { INodeParameters } from 'n8n-workflow';

import { stopAnswering } from '../harness/api';
import { runNode, type Run } from '../harness/engine';
import { everyField, operations } from '../harness/operations';
import { samples } from '../contract/samples';
import type { OperationName } from '../../nodes/SupabaseManagement/v1/request/facts';
import { facts } from '../../nodes/SupabaseManagement/v1/resources/facts';

const ref = 'abcdefghijklmnopqrst';
const branchRef = 'z'.repeat(20);

type Reply = { status: number; body?: unknown } | 'cut' | 'hang';

let server: Server;
let requests: string[] = [];
let replies: Reply[] = [];
/** Called when a request hangs. */
let hangs = () => {};

beforeAll(async () => {
	stopAnswering();
	server = createServer((request, response) => {
		requests.push(`${request.method} ${request.url}`);
		const reply = replies[Math.min(requests.length, replies.length) - 1]!;
		if (reply === 'hang') {
			hangs();
			return;
		}
		if (reply === 'cut') {
			request.socket.destroy();
			return;
		}
		const isJson = typeof reply.body === 'object';
		response.writeHead(reply.status, {
			'content-type': isJson ? 'application/json' : 'text/html',
			...(reply.status === 429 ? { 'retry-after': '0' } : {}),
		});
		response.end(isJson ? JSON.stringify(reply.body) : reply.body);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterAll(async () => {
	server.closeAllConnections();
	await new Promise((resolve) => server.close(resolve));
});

const ok = (body: unknown): Reply => ({ status: 200, body });
const project = (status: string) =>
	ok({ ref, name: 'acme', organization_slug: 'acme', status, id: ref });
const healthy = ok(
	['auth', 'db', 'pooler', 'realtime', 'rest', 'storage'].map((name) => ({
		name,
		status: 'ACTIVE_HEALTHY',
	})),
);
const branch = (status: string) =>
	ok([{ id: 'b1', name: 'x', project_ref: branchRef, parent_project_ref: ref, status }]);
const run = (status: string) => ok({ id: 'run-1', run_steps: [{ name: 'migrate', status }] });
const replicas = (...databases: object[]) => [
	project('ACTIVE_HEALTHY'),
	ok({ projects: [{ ref, databases }] }),
];
const replica = (status: string) => ({
	type: 'READ_REPLICA',
	region: 'us-east-1',
	identifier: 'sample-replicaId',
	status,
});
const compute = (build_state: string) =>
	ok({ data: { type: 'x', id: 'api', attributes: { build_state } } });
const link = (status: string) => ({ type: 'x', id: 'p1', attributes: { status } });

/** The answers to a poll when it is done, has failed, or is still running. */
type Kind = { answer?: unknown; done: Reply[]; failed?: Reply[]; open: Reply[]; created?: object };

const again: Kind = {
	done: [project('ACTIVE_HEALTHY')],
	failed: [project('RESTORE_FAILED')],
	open: [project('RESTORING')],
};
const push: Kind = {
	answer: { workflow_run_id: 'run-1', message: 'ok' },
	done: [ok({ ref }), run('EXITED')],
	failed: [ok({ ref }), run('DEAD')],
	open: [ok({ ref }), run('RUNNING')],
	created: { workflow_run_id: 'run-1' },
};
const newBranch: Kind = {
	answer: { id: 'b1', project_ref: branchRef, name: 'x' },
	done: [branch('FUNCTIONS_DEPLOYED')],
	failed: [branch('MIGRATIONS_FAILED')],
	open: [branch('RUNNING_MIGRATIONS')],
	created: { project_ref: branchRef, id: 'b1', name: 'x' },
};
const hostname: Kind = {
	done: [ok({ status: '5_services_reconfigured' })],
	open: [ok({ status: '1_not_started' })],
};

const kinds: Record<OperationName, Kind> = {
	'project:createProject': {
		answer: { ref, name: 'acme' },
		done: [project('ACTIVE_HEALTHY'), healthy],
		failed: [project('INIT_FAILED')],
		open: [project('ACTIVE_HEALTHY'), ok([{ name: 'auth', status: 'COMING_UP' }])],
		created: { ref, name: 'acme' },
	},
	'project:pause': {
		done: [project('INACTIVE')],
		failed: [project('PAUSE_FAILED')],
		open: [project('PAUSING')],
	},
	'project:restart': again,
	'project:restore': {
		...again,
		done: [project('ACTIVE_HEALTHY'), healthy],
	},
	'backup:restorePhysicalBackup': again,
	'backup:restoreToPointInTime': again,
	'backup:undo': again,
	'backup:createRestorePoint': {
		answer: { name: 'before' },
		done: [ok({ name: 'before', status: 'AVAILABLE' })],
		failed: [ok({ name: 'before', status: 'FAILED' })],
		open: [ok({ name: 'before', status: 'PENDING' })],
		created: { name: 'before' },
	},
	'disk:update': again,
	'addOn:apply': again,
	'addOn:remove': again,
	'readReplica:setUp': {
		done: replicas(replica('ACTIVE_HEALTHY')),
		failed: replicas(replica('INIT_FAILED')),
		open: replicas(replica('INIT_READ_REPLICA')),
	},
	'readReplica:remove': {
		done: replicas(),
		open: replicas(replica('GOING_DOWN')),
	},
	'postgresUpgrade:upgrade': {
		answer: { tracking_id: 't1' },
		done: [ok({ databaseUpgradeStatus: { progress: '9_completed_upgrade' } })],
		failed: [ok({ databaseUpgradeStatus: { error: '1_upgraded_instance_launch_failed' } })],
		open: [ok({ databaseUpgradeStatus: null })],
		created: { tracking_id: 't1' },
	},
	'branch:createWithSecrets': newBranch,
	'branch:create': {
		...newBranch,
		answer: {
			data: { type: 'branch', id: 'b1', attributes: { project_ref: branchRef, name: 'x' } },
		},
	},
	'branch:merge': push,
	'branch:push': push,
	'branch:reset': push,
	'customHostname:initialize': hostname,
	'customHostname:verifyDns': hostname,
	'customHostname:activate': hostname,
	'database:updateSslEnforcement': {
		done: [ok({ appliedSuccessfully: true })],
		open: [ok({ appliedSuccessfully: false })],
	},
	'computeInstance:deploy': {
		answer: { data: { type: 'x', id: 'api', attributes: {} } },
		done: [compute('active')],
		failed: [compute('failed')],
		open: [compute('building')],
	},
	'privateLink:create': {
		answer: { data: link('CREATING') },
		done: [ok({ data: [link('READY')] })],
		failed: [ok({ data: [link('CREATION_FAILED')] })],
		open: [ok({ data: [link('CREATING')] })],
		created: { id: 'p1' },
	},
};

const filledFor = new Map<string, INodeParameters>();

function parametersFor(name: string): INodeParameters {
	const filled = filledFor.get(name) ?? filledFieldsOf(name);
	filledFor.set(name, filled);
	return { ...filled, waitForCompletion: true, waitOptions: { interval: 0.01, timeout: 0.2 } };
}

function filledFieldsOf(name: string): INodeParameters {
	const operation = operations.find((each) => `${each.resource}:${each.operation}` === name)!;
	const [filled] = everyField(operation, {
		...samples,
		computeName: 'api',
		branchIdOrRef: branchRef,
		replicaRegion: 'us-east-1',
		waitForCompletion: true,
		waitOptions: { interval: 0.01, timeout: 0.2 },
		'project.create.waitOptions': { interval: 0.01, timeout: 0.2 },
		targetVersion: '17',
	});
	return filled!;
}

async function runWait(name: string, given: Reply[], more: Partial<Run> = {}, options = {}) {
	requests = [];
	replies = given;
	const { port } = server.address() as AddressInfo;
	const result = await runNode({
		...more,
		parameters: { ...parametersFor(name), ...options },
		credential: {
			apiAddress: `http://127.0.0.1:${port}`,
			accessToken: 'sbp_0123456789012345678901234567890123456789',
			...more.credential,
		},
	});
	return result;
}

const answerOf = ({ answer }: Kind): Reply => ({ status: 201, body: answer ?? '' });
const bad: Record<string, Reply[]> = {
	'nothing wrong': [],
	...Object.fromEntries(
		[408, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524, 540, 544].map((status) => [
			`a ${status}`,
			[{ status, body: 'for the moment' }],
		]),
	),
	'a cut connection': ['cut'],
	'a web page': [{ status: 200, body: '<!doctype html>' }],
};

it('covers every wait', () => {
	const waiting = operations
		.map(({ resource, operation }): OperationName => `${resource}:${operation}`)
		.filter((name) => facts[name]?.wait !== undefined);
	expect(Object.keys(kinds).sort()).toEqual(waiting.sort());
});

describe.each(Object.entries(kinds))('%s', (name, kind) => {
	const { startsAsDone, done: states } = facts[name as OperationName]!.wait!;
	const believed = (replies: Reply[]) =>
		startsAsDone ? [...replies, ...replies, ...replies] : replies;
	const done = believed(kind.done);
	const named = (json: object | undefined) => {
		expect(json).toHaveProperty('details.ids');
		if (kind.created === undefined) return;
		expect(json).toHaveProperty('details.created', kind.created);
		const [[field, id]] = Object.entries(kind.created) as [[string, string]];
		expect(json).toHaveProperty('message', expect.stringContaining(`Created: ${field} ${id}`));
	};

	it.each(Object.entries(bad))('is done after %s', async (_name, answers) => {
		const { items, error } = await runWait(name, [answerOf(kind), ...answers, ...done]);
		expect(error).toBeUndefined();
		expect(items).toHaveLength(1);
		expect(states).toContain(items[0]!.json.wait_state);
	});

	it('is done after a first 404', async () => {
		const missing: Reply = { status: 404, body: { message: 'Not found' } };
		// A project that is not found may be a branch, which is looked up next.
		const asksBranch = JSON.stringify(kind.done[0]).includes('organization_slug');
		const isReplica = name.startsWith('readReplica');
		const answers = asksBranch && !isReplica ? [missing, missing] : [missing];
		const { items, error } = await runWait(name, [answerOf(kind), ...answers, ...done]);
		expect(error).toBeUndefined();
		expect(states).toContain(items[0]!.json.wait_state);
	});

	it('ends after two 404 in a row if it existed before', async () => {
		const missing: Reply = { status: 404, body: { message: 'Not found' } };
		const waitOptions = { interval: 0.01, timeout: 0.2 };
		const { items } = await runWait(
			name,
			[answerOf(kind), ...kind.open, ...Array.from({ length: 20 }, () => missing)],
			{ onError: 'continueRegularOutput' },
			{ waitOptions },
		);
		expect(items[0]!.json.error).toMatch(/ cannot be polled: /);
		expect(requests.length).toBeLessThanOrEqual(1 + kind.open.length + 4);
		named(items[0]!.json);
	});

	it('names what was created when the time is over', async () => {
		const waitOptions = { interval: 0.02, timeout: 0.0005 };
		const { items } = await runWait(
			name,
			[answerOf(kind), ...kind.open],
			{ onError: 'continueRegularOutput' },
			{ waitOptions },
		);
		expect(items[0]!.json.error).toMatch(/ is still .* after | could not be read for /);
		named(items[0]!.json);
	});

	it('names what was created if the server hangs, no later than the timeout', async () => {
		const startedAt = performance.now();
		const { items } = await runWait(
			name,
			[answerOf(kind), 'hang'],
			{ onError: 'continueRegularOutput' },
			{ waitOptions: { interval: 0.02, timeout: 0.005 } },
		);
		expect(performance.now() - startedAt).toBeLessThan(5000);
		expect(items[0]!.json.error).toMatch(/ could not be read for /);
		named(items[0]!.json);
	});

	it('names what was created if polling is forbidden', async () => {
		const { items } = await runWait(
			name,
			[answerOf(kind), { status: 403, body: { message: 'Forbidden resource' } }],
			{ onError: 'continueRegularOutput' },
		);
		expect(items[0]!.json.error).toMatch(/ cannot be polled: /);
		expect(items[0]!.json).toHaveProperty('details.class', 'forbidden');
		named(items[0]!.json);
	});

	if (kind.failed !== undefined) {
		it('names what was created if it fails', async () => {
			const { items } = await runWait(name, [answerOf(kind), ...believed(kind.failed!)], {
				onError: 'continueRegularOutput',
			});
			expect(items[0]!.json.error).toMatch(/ ended as /);
			named(items[0]!.json);
		});
	}

	it('stops polling if the execution is canceled, and names what was created', async () => {
		const { error } = await runWait(
			name,
			[answerOf(kind), 'hang'],
			{ cancelOn: new Promise<void>((resolve) => (hangs = resolve)) },
			{ waitOptions: { interval: 0.01, timeout: 30 } },
		);
		const sent = requests.length;
		await new Promise((resolve) => setTimeout(resolve, 100));
		expect(requests).toHaveLength(sent);
		expect(sent).toBe(2);
		expect(error?.message).toMatch(/^The execution was canceled/);
		const [[field, id] = []] = Object.entries(kind.created ?? {}) as Array<[string, string]>;
		if (field !== undefined) expect(error?.description).toContain(`Created: ${field} ${id}`);
	});
});

describe('a branch, whose ID contains no project,', () => {
	const missing: Reply = { status: 404, body: { message: 'Project not found' } };
	const inState = (status: string) => [
		missing,
		ok({ id: 'b1', ref: branchRef, status, db_pass: 'secret', jwt_secret: 'secret' }),
	];

	it.each([
		['project:pause', ['ACTIVE_HEALTHY', 'PAUSING', 'INACTIVE']],
		['project:restart', ['ACTIVE_HEALTHY', 'RESTARTING', 'ACTIVE_HEALTHY']],
		['disk:update', ['ACTIVE_HEALTHY', 'RESIZING', 'ACTIVE_HEALTHY']],
	])('is waited for by %s', async (name, states) => {
		const { items, error } = await runWait(
			name,
			[{ status: 201, body: '' }, ...states.flatMap(inState)],
			{},
			{ projectRef: branchRef },
		);
		expect(error).toBeUndefined();
		expect(items[0]!.json).toMatchObject({ ref: branchRef, wait_state: states.at(-1) });
		expect(JSON.stringify(items)).not.toContain('secret');
		expect(requests.filter((each) => each.startsWith('GET /v1/branches/'))).toHaveLength(3);
	});
});
