import { searchActionRuns } from '../../nodes/SupabaseManagement/v1/lists';
import { answerWith, stopAnswering } from '../harness/api';
import { searchList } from '../harness/editor';
import { runNode } from '../harness/engine';
import { testOperation } from '../harness/testOperation';

const ref = 'abcdefghijklmnopqrst';
const runId = 'run_01hq3q9m7y5q7e4a7x2c8m1p4n';

const step = (name: string, status: string) => ({
	name,
	status,
	created_at: '2026-11-01T08:00:00Z',
	updated_at: '2026-11-01T08:01:00Z',
});

const run = {
	id: runId,
	branch_id: '5b2c9d1e-7a43-4f0b-9c55-2f6f0c3f8a10',
	run_steps: [step('clone', 'EXITED'), step('migrate', 'RUNNING'), step('deploy', 'CREATED')],
	git_config: null,
	workdir: null,
	check_run_id: null,
	created_at: '2026-11-01T08:00:00Z',
	updated_at: '2026-11-01T08:01:00Z',
};

testOperation('actionRun', 'count', {
	full: {
		parameters: { projectRef: ref },
		request: { method: 'HEAD', path: `/v1/projects/${ref}/actions` },
	},
	answer: { status: 200, headers: { 'X-Total-Count': '128' }, items: [{ count: 128 }] },
	refused: { status: 403, message: 'The credential is not allowed to do this' },
});

testOperation('actionRun', 'get', {
	full: {
		parameters: { projectRef: ref, runId },
		request: { method: 'GET', path: `/v1/projects/${ref}/actions/${runId}` },
	},
	answer: { status: 200, body: run, items: [run] },
	refused: { status: 404, message: 'Action run not found' },
});

const logs = '2026-11-01T08:00:00Z Applying migration 20250312000000\n{"done":true}\n';

testOperation('actionRun', 'getLogs', {
	full: {
		parameters: { projectRef: ref, runId },
		request: { method: 'GET', path: `/v1/projects/${ref}/actions/${runId}/logs` },
	},
	answer: {
		status: 200,
		body: logs,
		headers: { 'content-type': 'text/plain' },
		items: [{ ref, run_id: runId, logs }],
	},
	refused: { status: 500, message: 'Failed to get the logs' },
});

testOperation('actionRun', 'getMany', {
	full: {
		parameters: { projectRef: ref, limit: 5 },
		// Supabase returns no fewer than ten per request.
		request: {
			method: 'GET',
			path: `/v1/projects/${ref}/actions`,
			query: { offset: '0', limit: '10' },
		},
	},
	smallest: {
		parameters: { projectRef: ref },
		request: {
			method: 'GET',
			path: `/v1/projects/${ref}/actions`,
			query: { offset: '0', limit: '50' },
		},
	},
	answer: { status: 200, body: [run, run, run, run, run, run], items: Array(5).fill(run) },
	refused: {
		status: 401,
		body: { message: 'Unauthorized' },
		message: 'Supabase did not accept the credential',
	},
});

const updateFields = {
	clone: 'EXITED',
	configure: 'RESTARTING',
	deploy: 'CREATED',
	health: 'DEAD',
	migrate: 'RUNNING',
	pull: 'PAUSED',
	seed: 'REMOVING',
};

testOperation('actionRun', 'updateStatus', {
	full: {
		parameters: { projectRef: ref, runId, actionRunUpdateFields: updateFields },
		request: {
			method: 'PATCH',
			path: `/v1/projects/${ref}/actions/${runId}/status`,
			body: updateFields,
		},
	},
	answer: { status: 200, body: { message: 'ok' }, items: [{ message: 'ok' }] },
	refused: { status: 400, message: 'The run has ended' },
});

describe('actionRun', () => {
	afterEach(stopAnswering);

	it('does not invent a count', async () => {
		answerWith({ status: 200 });
		const { error } = await runNode({
			parameters: { resource: 'actionRun', operation: 'count', projectRef: ref },
		});
		expect(error?.message).toBe('Supabase’s response cannot be read');
		expect(error?.description).toMatch(/X-Total-Count/);
	});
});

describe('the list of action runs', () => {
	afterEach(stopAnswering);

	const parameters = { resource: 'actionRun', operation: 'get', projectRef: ref };

	it('shows when they started, and their result', async () => {
		const failed = [step('clone', 'EXITED'), step('migrate', 'DEAD'), step('deploy', 'CREATED')];
		answerWith({
			status: 200,
			body: [
				run,
				{ ...run, id: 'run_2', run_steps: failed },
				{ ...run, id: 'run_3', run_steps: [step('clone', 'EXITED')] },
			],
		});
		const { results, paginationToken } = await searchList(searchActionRuns, parameters);
		expect(results).toEqual([
			{ name: '2026-11-01 08:00 (migrate running)', value: runId },
			{ name: '2026-11-01 08:00 (migrate failed)', value: 'run_2' },
			{ name: '2026-11-01 08:00 (done)', value: 'run_3' },
		]);
		expect(paginationToken).toBeUndefined();
	});

	it('searches page by page', async () => {
		const page = Array.from({ length: 100 }, (_, index) => ({ ...run, id: `run_${index}` }));
		const requests = answerWith(
			{ status: 200, body: page },
			{ status: 200, body: [{ ...page[0], id: 'wanted' }] },
		);
		const { results } = await searchList(searchActionRuns, parameters, { filter: 'wanted' });
		expect(results.map(({ value }) => value)).toEqual(['wanted']);
		expect(requests.map(({ query }) => query)).toEqual([
			{ offset: '0', limit: '100' },
			{ offset: '100', limit: '100' },
		]);

		stopAnswering();
		answerWith({ status: 200, body: page });
		const first = await searchList(searchActionRuns, parameters);
		expect(first.results).toHaveLength(100);
		expect(first.paginationToken).toBe('100');
	});
});
