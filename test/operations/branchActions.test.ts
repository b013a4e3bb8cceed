import { searchBranches, searchBranchNames } from '../../nodes/SupabaseManagement/v1/lists';
import { answerWith, stopAnswering } from '../harness/api';
import { searchList } from '../harness/editor';
import { runNode } from '../harness/engine';
import { testOperation } from '../harness/testOperation';
import { ref, branchRef, preview, production, notifyUrl, connection } from '../harness/branches';

testOperation('branch', 'restore', {
	full: {
		parameters: { parentProjectRef: ref, branchIdOrRef: branchRef },
		request: { method: 'POST', path: `/v1/branches/${branchRef}/restore` },
	},
	answer: {
		status: 200,
		body: { message: 'Branch restoration initiated' },
		items: [{ message: 'Branch restoration initiated' }],
	},
	refused: { status: 400, message: 'Branch is not scheduled for deletion' },
});

testOperation('branch', 'update', {
	full: {
		parameters: {
			parentProjectRef: ref,
			branchIdOrRef: branchRef,
			branchUpdateFields: {
				gitBranch: 'feature/login',
				name: 'login',
				notifyUrl,
				persistent: true,
				requestReview: true,
				status: 'MIGRATIONS_PASSED',
			},
		},
		request: {
			method: 'PATCH',
			path: `/v1/branches/${branchRef}`,
			body: {
				git_branch: 'feature/login',
				branch_name: 'login',
				notify_url: notifyUrl,
				persistent: true,
				request_review: true,
				status: 'MIGRATIONS_PASSED',
			},
		},
	},
	answer: { status: 200, body: preview, items: [preview] },
	refused: {
		status: 429,
		headers: { 'x-ratelimit-reset': '0.1' },
		body: { message: 'ThrottlerException: Too Many Requests' },
		message: 'Too many requests in a short time',
	},
});

const started = { workflow_run_id: 'run_01hq3q9m7y5q7e4a7x2c8m1p4n', message: 'ok' };
const migrationVersion = { __rl: true, mode: 'id', value: '20250312000000' };

const refusals = {
	merge: {
		status: 409,
		body: { message: 'A merge of this branch is under way' },
		message: 'A merge of this branch is under way',
	},
	push: {
		status: 422,
		body: { message: 'Migration 20250312000000 does not exist' },
		message: 'Migration 20250312000000 does not exist',
	},
	reset: {
		status: 400,
		body: { message: 'Cannot reset the main branch' },
		message: 'Cannot reset the main branch',
	},
};

for (const operation of ['merge', 'push', 'reset'] as const) {
	const request = { method: 'POST', path: `/v1/branches/${branchRef}/${operation}` };

	testOperation('branch', operation, {
		full: {
			parameters: {
				parentProjectRef: ref,
				branchIdOrRef: branchRef,
				branchOptions: { migrationVersion },
			},
			request: { ...request, body: { migration_version: '20250312000000' } },
		},
		// The body is sent even if it is empty.
		smallest: {
			parameters: { branchIdOrRef: branchRef },
			request: { ...request, body: {} },
		},
		answer: { status: 201, body: started, items: [started] },
		refused: refusals[operation],
	});
}

describe('branch', () => {
	afterEach(stopAnswering);

	it('reports “deleted” only if the branch was deleted immediately', async () => {
		answerWith({ status: 200, body: { message: 'ok' } });
		const { items } = await runNode({
			parameters: {
				resource: 'branch',
				operation: 'delete',
				branchIdOrRef: branchRef,
				branchOptions: { gracePeriod: false },
			},
		});
		expect(items.map(({ json }) => json)).toEqual([
			{ deleted: true, branch_id_or_ref: branchRef, message: 'ok' },
		]);
	});

	it('accepts the URL of the branch’s dashboard', async () => {
		const requests = answerWith({ status: 200, body: connection });
		await runNode({
			parameters: {
				resource: 'branch',
				operation: 'get',
				branchIdOrRef: {
					__rl: true,
					mode: 'url',
					value: `https://supabase.com/dashboard/project/${branchRef}/editor?schema=public`,
				},
			},
		});
		expect(requests.map(({ path }) => path)).toEqual([`/v1/branches/${branchRef}`]);
	});

	it.each(['', 'preview-login-page', `${branchRef}/merge`, branchRef.toUpperCase()])(
		'refuses “%s” as a branch',
		async (branchIdOrRef) => {
			const requests = answerWith({ status: 200, body: { message: 'ok' } });
			const { error } = await runNode({
				parameters: {
					resource: 'branch',
					operation: 'delete',
					branchIdOrRef: {
						__rl: true,
						mode: 'id',
						value: `={{ ${JSON.stringify(branchIdOrRef)} }}`,
					},
				},
			});
			expect(error?.message).toMatch(/^Branch is (empty|not valid)/);
			expect(error?.description).toMatch(/Nothing was sent to Supabase\.$/);
			expect(requests).toEqual([]);
		},
	);

	it('refuses a secret without a name', async () => {
		const requests = answerWith({ status: 201, body: preview });
		const { error } = await runNode({
			parameters: {
				resource: 'branch',
				operation: 'createWithSecrets',
				parentProjectRef: ref,
				name: 'x',
				branchAdditionalFields: { secrets: { secret: [{ name: ' ', value: 'y' }] } },
			},
		});
		expect(error?.message).toBe('A secret under Secrets has no name');
		expect(error?.description).toMatch(/Nothing was sent to Supabase\.$/);
		expect(requests).toEqual([]);
	});
});

describe('the list of branches', () => {
	afterEach(stopAnswering);

	const parameters = { resource: 'branch', operation: 'delete', parentProjectRef: ref };
	const coming = {
		...preview,
		name: 'docs',
		project_ref: 'd'.repeat(20),
		persistent: true,
		preview_project_status: 'COMING_UP',
		deletion_scheduled_at: '2026-11-01T09:00:00Z',
	};

	it('distinguishes production from previews, and links to each', async () => {
		const requests = answerWith({ status: 200, body: [production, preview, coming] });
		const { results } = await searchList(searchBranches, parameters);
		expect(requests.map(({ path }) => path)).toEqual([`/v1/projects/${ref}/branches`]);
		const link = 'https://supabase.com/dashboard/project';
		expect(results).toEqual([
			{ name: 'main (production)', value: ref, url: `${link}/${ref}` },
			{
				name: 'docs (persistent, coming up, about to be deleted)',
				value: 'd'.repeat(20),
				url: `${link}/${'d'.repeat(20)}`,
			},
			{
				name: 'preview-login-page (preview)',
				value: branchRef,
				url: `${link}/${branchRef}`,
			},
		]);
	});

	it('shows only those that the credential allows', async () => {
		answerWith({ status: 200, body: [production, preview, coming] });
		const { results } = await searchList(searchBranches, parameters, {
			credential: { allowedProjects: `${ref} ${branchRef}` },
		});
		expect(results.map(({ value }) => value)).toEqual([ref, branchRef]);
	});

	it('can be searched by name', async () => {
		answerWith({ status: 200, body: [production, preview, coming] });
		const { results } = await searchList(searchBranches, parameters, { filter: 'LOGIN' });
		expect(results.map(({ value }) => value)).toEqual([branchRef]);
	});

	it('offers names if an operation needs names', async () => {
		answerWith({ status: 200, body: [production, preview] });
		const { results } = await searchList(searchBranchNames, {
			resource: 'branch',
			operation: 'getByName',
			parentProjectRef: ref,
		});
		expect(results.map(({ value }) => value)).toEqual(['main', 'preview-login-page']);
	});

	it('requires a project first', async () => {
		const requests = answerWith({ status: 200, body: [] });
		await expect(
			searchList(searchBranches, { ...parameters, parentProjectRef: '' }),
		).rejects.toThrow('Choose a project first');
		expect(requests).toEqual([]);
	});
});
