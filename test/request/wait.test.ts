import type { IDataObject } from 'n8n-workflow';

import { always, answerWith, comeTo, stopAnswering, type Answer } from '../harness/api';
import { runNode } from '../harness/engine';
import { everyField, operations, visibleProperties } from '../harness/operations';
import { openSandbox } from '../sandbox/harness';
import { samples } from '../contract/samples';
import { facts } from '../../nodes/SupabaseManagement/v1/resources/facts';

const ref = 'abcdefghijklmnopqrst';
const wait = { waitForCompletion: true, waitOptions: { interval: 0.02, timeout: 0.5 } };

afterEach(stopAnswering);

it.each(operations.map((operation) => [operation.key, operation] as const))(
	'%s offers Wait for Completion if and only if it has a wait',
	(_key, operation) => {
		const isWaiting = facts[`${operation.resource}:${operation.operation}`]?.wait !== undefined;
		for (const parameters of everyField(operation, samples)) {
			const isOffered = visibleProperties(parameters).some(
				({ name }) => name === 'waitForCompletion',
			);
			expect(isOffered).toBe(isWaiting);
		}
	},
);

describe('with the sandbox', () => {
	const open = async (transitionSeconds = 0.3) => {
		const { sandbox } = await openSandbox({ transitionSeconds });
		const [project] = sandbox.world.addProjects('acme', 1);
		const run = async (parameters: object) =>
			await runNode({
				parameters: { resource: 'project', ...wait, ...parameters },
				credential: { apiAddress: sandbox.url, accessToken: sandbox.token },
			});
		return { ref: project!.ref, run };
	};

	it('pauses a project and waits until it is paused, and restores it until it is healthy', async () => {
		const { ref: paused, run } = await open();
		const pause = await run({ operation: 'pause', projectRef: paused });
		expect(pause.items.map(({ json }) => json.status)).toEqual(['INACTIVE']);
		const restore = await run({ operation: 'restore', projectRef: paused });
		expect(restore.items.map(({ json }) => json.status)).toEqual(['ACTIVE_HEALTHY']);
	});

	it('restarts a project and waits until it is healthy again', async () => {
		const { ref: restarted, run } = await open();
		const { items } = await run({ operation: 'restart', projectRef: restarted });
		expect(items.map(({ json }) => json.status)).toEqual(['ACTIVE_HEALTHY']);
	});

	it('creates a project and returns it when it is healthy', async () => {
		const { run } = await open();
		const { items, error } = await run({
			operation: 'createProject',
			organizationSlug: 'acme',
			name: 'New',
			databasePassword: 'correct-horse-battery-staple',
		});
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => [json.name, json.status])).toEqual([['New', 'ACTIVE_HEALTHY']]);
	});

	it('reports that a project is in transition', async () => {
		const { ref: pausing, run } = await open(600);
		await run({ operation: 'pause', projectRef: pausing, waitForCompletion: false });
		const { error } = await run({ operation: 'restore', projectRef: pausing });
		expect(error?.description).toMatch(
			/The project is PAUSING now\. Wait until this has finished, then run the node again\.$/,
		);
	});
});

describe('a project', () => {
	const looks = (...states: string[]): Answer[] => [
		{ status: 200 },
		...states.map((status) => ({
			status: 200,
			body: { ref, status, name: 'acme', organization_slug: 'acme' },
		})),
	];
	/** The last state stays. */
	const restore = async (answers: Answer[], given: object = {}) => {
		const requests = answerWith(...answers.slice(0, -1), always(answers.at(-1)!));
		const result = await runNode({
			parameters: { resource: 'project', operation: 'restore', projectRef: ref, ...wait, ...given },
		});
		return { ...result, requests };
	};

	it('that is restarting does not count as done before the restart has begun', async () => {
		const { items, requests } = await restore(
			looks('ACTIVE_HEALTHY', 'ACTIVE_HEALTHY', 'RESTARTING', 'ACTIVE_HEALTHY'),
			{ operation: 'restart' },
		);
		expect(items.map(({ json }) => json.status)).toEqual(['ACTIVE_HEALTHY']);
		expect(requests).toHaveLength(5);
	});

	it('that never seems to restart counts as done after three polls', async () => {
		const { items, requests } = await restore(looks('ACTIVE_HEALTHY'), { operation: 'restart' });
		expect(items.map(({ json }) => json.status)).toEqual(['ACTIVE_HEALTHY']);
		expect(requests).toHaveLength(4);
	});

	it('that fails is reported with its states', async () => {
		const { error } = await restore(looks('RESTORING', 'RESTORE_FAILED'));
		expect(error?.message).toBe('The project ended as RESTORE_FAILED');
		expect(error?.description).toMatch(
			/^It was RESTORING since \d\d:\d\d:\d\d UTC, then RESTORE_FAILED since .* dashboard/,
		);
	});

	it('that does not change is reported as stuck', async () => {
		const { error } = await restore(looks('RESTORING'), {
			waitOptions: { interval: 0.02, timeout: 0.002 },
		});
		expect(error?.message).toMatch(/^The project is still RESTORING after \d+ seconds$/);
		expect(error?.description).toMatch(/has not changed since .* may be stuck/);
	});

	it('that still changes is reported to need more time', async () => {
		const { error } = await restore(looks('RESTORING', 'COMING_UP'), {
			waitOptions: { interval: 0.3, timeout: 0.05 },
		});
		expect(error?.message).toMatch(/^The project is still COMING_UP after/);
		expect(error?.description).toMatch(/so it is making progress. To wait longer/);
	});

	it('is not polled without Wait for Completion', async () => {
		const { items, requests } = await restore(looks('RESTORING'), { waitForCompletion: false });
		expect(requests).toHaveLength(1);
		expect(items.map(({ json }) => json)).toEqual([{ success: true, ref }]);
	});

	it('is no longer polled after the execution was canceled', async () => {
		const requests = answerWith(...looks('RESTORING'));
		await runNode({
			parameters: {
				resource: 'project',
				operation: 'restore',
				projectRef: ref,
				waitForCompletion: true,
				waitOptions: { interval: 300, timeout: 50 },
			},
			cancelOn: comeTo(1, requests),
		});
		expect(requests).toHaveLength(1);
	});
});

/**
 * The requests in order, with their answers, for operations that do not wait for a project’s
 * status.
 */
type Case = {
	parameters: IDataObject;
	answers: unknown[];
	paths: string[];
	thing: IDataObject;
	/** The answers after which it is done. */
	state: string;
};

const run = 'e6a1d1f8-5a0c-4c8e-9f64-1e1a6c7f0b11';
const step = (name: string, status: string) => ({ name, status });
const replica = (status: string) => ({
	type: 'READ_REPLICA',
	region: 'us-east-1',
	identifier: `${ref}-rr`,
	status,
});
const project = { ref, name: 'acme', organization_slug: 'acme', status: 'ACTIVE_HEALTHY' };

const cases: Record<string, Case> = {
	'POST /v1/projects/{ref}/upgrade': {
		parameters: { targetVersion: '17' },
		answers: [
			{ tracking_id: 't1' },
			{ databaseUpgradeStatus: { progress: '5_initiated_data_upgrade', status: 0 } },
			{ databaseUpgradeStatus: { progress: '9_completed_upgrade', status: 1 } },
		],
		paths: [`/v1/projects/${ref}/upgrade`, `/v1/projects/${ref}/upgrade/status`],
		thing: { tracking_id: 't1', progress: '9_completed_upgrade', status: 1 },
		state: '9_completed_upgrade',
	},
	'POST /v1/branches/{branch_id_or_ref}/push': {
		parameters: {},
		answers: [
			{ workflow_run_id: run, message: 'ok' },
			{ ref },
			{ id: run, run_steps: [step('clone', 'EXITED'), step('migrate', 'RUNNING')] },
			{ ref },
			{ id: run, run_steps: [step('clone', 'EXITED'), step('migrate', 'EXITED')] },
		],
		paths: [
			`/v1/branches/${ref}/push`,
			`/v1/branches/${ref}`,
			`/v1/projects/${ref}/actions/${run}`,
		],
		thing: { id: run, run_steps: [step('clone', 'EXITED'), step('migrate', 'EXITED')] },
		state: 'EXITED',
	},
	'POST /v1/projects/{ref}/database/backups/restore-point': {
		parameters: { name: 'before-migration' },
		answers: [
			{ name: 'before-migration', status: 'PENDING' },
			{ name: 'before-migration', status: 'PENDING' },
			{ name: 'before-migration', status: 'AVAILABLE' },
		],
		paths: [`/v1/projects/${ref}/database/backups/restore-point`],
		thing: { name: 'before-migration', status: 'AVAILABLE' },
		state: 'AVAILABLE',
	},
	'PUT /v1/projects/{ref}/ssl-enforcement': {
		parameters: {},
		answers: [
			{ currentConfig: { database: false }, appliedSuccessfully: false },
			{ currentConfig: { database: false }, appliedSuccessfully: false },
			{ currentConfig: { database: true }, appliedSuccessfully: true },
		],
		paths: [`/v1/projects/${ref}/ssl-enforcement`],
		thing: { currentConfig: { database: true }, appliedSuccessfully: true },
		state: 'applied',
	},
	'POST /v1/projects/{ref}/custom-hostname/reverify': {
		parameters: {},
		answers: [
			{ status: '2_initiated' },
			{ status: '3_challenge_verified' },
			{ status: '4_origin_setup_completed' },
		],
		paths: [`/v1/projects/${ref}/custom-hostname/reverify`, `/v1/projects/${ref}/custom-hostname`],
		thing: { status: '4_origin_setup_completed' },
		state: '4_origin_setup_completed',
	},
	'POST /v1/projects/{ref}/read-replicas/setup': {
		parameters: { replicaRegion: 'us-east-1' },
		answers: [
			undefined,
			project,
			{ projects: [{ ref, databases: [] }] },
			project,
			{ projects: [{ ref, databases: [replica('INIT_READ_REPLICA')] }] },
			project,
			{ projects: [{ ref, databases: [replica('ACTIVE_HEALTHY')] }] },
		],
		paths: [
			`/v1/projects/${ref}/read-replicas/setup`,
			`/v1/projects/${ref}`,
			'/v1/organizations/acme/projects',
		],
		thing: replica('ACTIVE_HEALTHY'),
		state: 'ACTIVE_HEALTHY',
	},
	'POST /v2/projects/{ref}/compute/{name}/deploy': {
		parameters: {},
		answers: [
			{ data: { type: 'x', id: 'api', attributes: { build_state: 'building' } } },
			{ data: { type: 'x', id: 'api', attributes: { build_state: 'building' } } },
			{ data: { type: 'x', id: 'api', attributes: { build_state: 'active' } } },
		],
		paths: [`/v2/projects/${ref}/compute/api/deploy`, `/v2/projects/${ref}/compute/api`],
		thing: { id: 'api', build_state: 'active' },
		state: 'active',
	},
	'POST /v2/projects/{ref}/private-link/associations': {
		parameters: {},
		answers: [
			{ data: { type: 'x', id: 'p1', attributes: { status: 'CREATING' } } },
			{ data: [{ type: 'x', id: 'p1', attributes: { status: 'CREATING' } }] },
			{ data: [{ type: 'x', id: 'p1', attributes: { status: 'READY' } }] },
		],
		paths: [`/v2/projects/${ref}/private-link/associations`],
		thing: { id: 'p1', status: 'READY' },
		state: 'READY',
	},
	'POST /v2/projects/{ref}/branches': {
		parameters: {},
		answers: [
			{
				data: { type: 'branch', id: 'b1', attributes: { name: 'x', project_ref: 'z'.repeat(20) } },
			},
			[{ id: 'b1', project_ref: 'z'.repeat(20), status: 'RUNNING_MIGRATIONS' }],
			[{ id: 'b1', project_ref: 'z'.repeat(20), status: 'FUNCTIONS_DEPLOYED' }],
		],
		paths: [`/v2/projects/${ref}/branches`, `/v1/projects/${ref}/branches`],
		thing: { id: 'b1', name: 'x', project_ref: 'z'.repeat(20), status: 'FUNCTIONS_DEPLOYED' },
		state: 'FUNCTIONS_DEPLOYED',
	},
};

it.each(Object.entries(cases))(
	'%s is waited for',
	async (key, { parameters, answers, paths, thing, state }) => {
		const operation = operations.find((each) => each.key === key)!;
		const [filled] = everyField(operation, {
			...samples,
			computeName: 'api',
			branchIdOrRef: ref,
			region: 'us-east-1',
		});
		const requests = answerWith(
			...answers.map((body, index) => ({ status: index === 0 ? 201 : 200, body })),
		);
		const { items, error } = await runNode({
			parameters: { ...filled, ...(parameters as object), ...wait },
		});
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json)).toEqual([{ ...thing, wait_state: state }]);
		expect([...new Set(requests.map(({ path }) => path))]).toEqual(paths);
	},
);

it('names the step of an action run that failed', async () => {
	answerWith(
		{ status: 201, body: { workflow_run_id: run, message: 'ok' } },
		{ status: 200, body: { ref } },
		{
			status: 200,
			body: { id: run, run_steps: [step('clone', 'EXITED'), step('migrate', 'DEAD')] },
		},
	);
	const { error } = await runNode({
		parameters: { resource: 'branch', operation: 'push', branchIdOrRef: ref, ...wait },
	});
	expect(error?.message).toBe('The action run ended as DEAD');
	expect(error?.description).toMatch(/^Created: workflow_run_id .*\. The step migrate failed\./);
});
