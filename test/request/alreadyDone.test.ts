import { always, answerWith, stopAnswering, type Answer } from '../harness/api';
import { runNode } from '../harness/engine';

const ref = 'abcdefghijklmnopqrst';
const branchRef = 'z'.repeat(20);
const notFound = { status: 404, body: { message: 'Not found' } };

afterEach(stopAnswering);

const runWith = async (answers: Answer[], parameters: object, ignoreIfDone = false) => {
	const requests = answerWith(...answers.slice(0, -1), always(answers.at(-1)!));
	const result = await runNode({
		parameters: { resource: 'project', projectRef: ref, ...parameters },
		requestOptions: { timeLimit: 0, ignoreIfDone },
	});
	return { ...result, requests };
};

describe.each([
	['pause', 'INACTIVE', 'paused'],
	['restore', 'ACTIVE_HEALTHY', 'running'],
	['restore', 'ACTIVE_UNHEALTHY', 'running'],
])('%s for a project that is already %s', (operation, status, name) => {
	const refusals = [
		{ status: 400, body: { message: 'Cannot do this now' } },
		{ status: 409, body: { message: 'Conflict' } },
		{ status: 422, body: { message: 'Invalid state' } },
	];

	it.each(refusals)('reports that there is nothing to do ($status)', async (refusal) => {
		const answers = [refusal, { status: 200, body: { ref, status } }];
		const { error } = await runWith(answers, { operation });
		expect(error?.description).toContain(`The project is already ${name}: there is nothing to do.`);
		const { items } = await runWith(answers, { operation }, true);
		expect(items.map(({ json }) => json)).toEqual([{ ref, status }]);
	});

	it('fails as usual if the project has another status', async () => {
		const answers = [refusals[0]!, { status: 200, body: { ref, status: 'RESTARTING' } }];
		const { error } = await runWith(answers, { operation }, true);
		expect(error?.description).toMatch(/RESTARTING now/);
	});

	it('reads a branch if there is no such project, without its secrets', async () => {
		const branch = { ref, status, db_pass: 'secret', jwt_secret: 'secret' };
		const answers = [refusals[0]!, notFound, { status: 200, body: branch }];
		const { items, requests } = await runWith(answers, { operation }, true);
		expect(items.map(({ json }) => json)).toEqual([{ ref, status }]);
		expect(requests.at(-1)?.path).toBe(`/v1/branches/${ref}`);
	});
});

describe('deleting what no longer exists', () => {
	const functionGone = { resource: 'edgeFunction', operation: 'delete', functionSlug: 'hello' };

	it('succeeds if Ignore If Already Done is on', async () => {
		const { items } = await runWith([notFound], { operation: 'delete' }, true);
		expect(items.map(({ json }) => json)).toEqual([{ deleted: true, ref }]);
	});

	it('says that there may be nothing to do', async () => {
		const { error } = await runWith([notFound], { operation: 'delete' });
		expect(error?.description).toMatch(/already been deleted, there is nothing to do/);
	});

	it('fails in a project that cannot be read', async () => {
		const { error } = await runWith([notFound], functionGone, true);
		expect(error?.description).toMatch(/cannot access the project/);
	});

	it('succeeds in a project that can be read', async () => {
		const seen = { status: 200, body: { ref, status: 'ACTIVE_HEALTHY' } };
		const { items } = await runWith([notFound, seen], functionGone, true);
		expect(items[0]?.json).toMatchObject({ deleted: true, ref });
	});
});

describe('a credential for certain projects', () => {
	const create = async (listed: object[]) => {
		const requests = answerWith(
			{ status: 201, body: { id: 'b1', project_ref: branchRef, parent_project_ref: ref } },
			{ status: 200, body: listed },
			always({
				status: 200,
				body: [{ id: 'r', run_steps: [{ name: 'deploy', status: 'EXITED' }] }],
			}),
		);
		const result = await runNode({
			parameters: {
				resource: 'branch',
				operation: 'create',
				parentProjectRef: ref,
				projectRef: ref,
				name: 'x',
				waitForCompletion: true,
				waitOptions: { interval: 0.02, timeout: 0.002 },
			},
			credential: { allowedProjects: ref },
		});
		return { ...result, requests };
	};
	const branch = (project_ref: string, status: string) => ({
		id: project_ref,
		project_ref,
		parent_project_ref: ref,
		status,
	});

	it('waits for the branch that this run created, and reads its runs', async () => {
		const { items, error, requests } = await create([branch(branchRef, 'MIGRATIONS_PASSED')]);
		expect(error).toBeUndefined();
		expect(items[0]?.json).toMatchObject({ project_ref: branchRef, wait_state: 'EXITED' });
		expect(requests.at(-1)?.path).toBe(`/v1/projects/${branchRef}/actions`);
	});

	it('shows no other branch', async () => {
		const other = { ...branch('y'.repeat(20), 'FUNCTIONS_DEPLOYED'), id: 'b1' };
		const { error } = await create([other]);
		expect(error?.message).toMatch(/could not be read/);
	});
});
