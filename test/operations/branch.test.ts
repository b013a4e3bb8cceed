import {
	searchBranches,
	searchBranchNames,
	searchRegionsOfProject,
} from '../../nodes/SupabaseManagement/v1/lists';
import { answerWith, stopAnswering } from '../harness/api';
import { searchList } from '../harness/editor';
import { runNode } from '../harness/engine';
import { testOperation } from '../harness/testOperation';

const ref = 'abcdefghijklmnopqrst';
const branchRef = 'zyxwvutsrqponmlkjihg';
const id = '5b2c9d1e-7a43-4f0b-9c55-2f6f0c3f8a10';

const preview = {
	id,
	name: 'preview-login-page',
	project_ref: branchRef,
	parent_project_ref: ref,
	is_default: false,
	git_branch: 'feature/login-page',
	pr_number: 42,
	persistent: false,
	status: 'FUNCTIONS_DEPLOYED',
	created_at: '2026-11-01T08:00:00Z',
	updated_at: '2026-11-01T08:05:00Z',
	with_data: false,
	preview_project_status: 'ACTIVE_HEALTHY',
};

const production = {
	...preview,
	id: '7d1a2b3c-0f4e-4a5b-8c6d-9e0f1a2b3c4d',
	name: 'main',
	project_ref: ref,
	is_default: true,
	git_branch: 'main',
	persistent: true,
};

const region = { __rl: true, mode: 'id', value: 'eu-central-1' };
const notifyUrl = 'https://example.com/hooks/branches';

const created = {
	name: 'preview-login-page',
	project_ref: branchRef,
	parent_project_ref: ref,
	is_default: false,
	persistent: true,
	with_data: true,
	git_branch: 'feature/login-page',
	notify_url: notifyUrl,
	created_at: '2026-11-01T08:00:00Z',
	updated_at: '2026-11-01T08:00:00Z',
};

testOperation('branch', 'create', {
	full: {
		parameters: {
			parentProjectRef: ref,
			name: 'preview-login-page',
			branchAdditionalFields: {
				computeSize: 'small',
				diskSize: 16,
				gitBranch: 'feature/login-page',
				notifyUrl,
				persistent: true,
				region,
				withData: true,
			},
		},
		request: {
			method: 'POST',
			path: `/v2/projects/${ref}/branches`,
			body: {
				data: {
					type: 'branch',
					attributes: {
						name: 'preview-login-page',
						desired_instance_size: 'small',
						desired_disk_size_gb: 16,
						git_branch: 'feature/login-page',
						notify_url: notifyUrl,
						persistent: true,
						region: 'eu-central-1',
						with_data: true,
					},
				},
			},
		},
	},
	smallest: {
		parameters: { parentProjectRef: ref, name: 'preview-login-page' },
		request: {
			method: 'POST',
			path: `/v2/projects/${ref}/branches`,
			body: { data: { type: 'branch', attributes: { name: 'preview-login-page' } } },
		},
	},
	answer: {
		status: 201,
		body: { data: { type: 'branch', id, attributes: created } },
		items: [{ id, ...created }],
	},
	refused: {
		status: 402,
		body: {
			error: {
				code: 'payment_required',
				message: 'Branching is supported on the Pro plan or above',
			},
		},
		message: 'Branching is supported on the Pro plan or above',
	},
});

testOperation('branch', 'createWithSecrets', {
	full: {
		parameters: {
			parentProjectRef: ref,
			name: 'preview-login-page',
			branchAdditionalFields: {
				computeSize: 'micro',
				isDefault: false,
				gitBranch: 'feature/login-page',
				notifyUrl,
				persistent: false,
				postgresEngine: '17-oriole',
				region,
				releaseChannel: 'preview',
				secrets: {
					secret: [
						{ name: ' STRIPE_KEY ', value: 'sk_test_1' },
						{ name: 'EMPTY', value: '' },
					],
				},
				withData: false,
			},
		},
		request: {
			method: 'POST',
			path: `/v1/projects/${ref}/branches`,
			body: {
				branch_name: 'preview-login-page',
				desired_instance_size: 'micro',
				is_default: false,
				git_branch: 'feature/login-page',
				notify_url: notifyUrl,
				persistent: false,
				postgres_engine: '17-oriole',
				region: 'eu-central-1',
				release_channel: 'preview',
				secrets: { STRIPE_KEY: 'sk_test_1', EMPTY: '' },
				with_data: false,
			},
		},
	},
	smallest: {
		parameters: { parentProjectRef: ref, name: 'preview-login-page' },
		request: {
			method: 'POST',
			path: `/v1/projects/${ref}/branches`,
			body: { branch_name: 'preview-login-page' },
		},
	},
	answer: { status: 201, body: preview, items: [preview] },
	refused: {
		status: 400,
		body: { message: 'branch_name: a branch of this name exists already' },
		message: 'branch_name: a branch of this name exists already',
	},
});

testOperation('branch', 'delete', {
	full: {
		parameters: {
			parentProjectRef: ref,
			branchIdOrRef: branchRef,
			branchDeleteOptions: { gracePeriod: true },
		},
		request: { method: 'DELETE', path: `/v1/branches/${branchRef}`, query: { force: 'false' } },
	},
	smallest: {
		parameters: { branchIdOrRef: branchRef },
		request: { method: 'DELETE', path: `/v1/branches/${branchRef}` },
	},
	answer: {
		status: 200,
		body: { message: 'ok' },
		items: [{ deletion_scheduled: true, branch_id_or_ref: branchRef, message: 'ok' }],
	},
	notInSchema: 'With Grace Period, the branch is not deleted yet.',
	refused: {
		status: 404,
		body: { message: 'Branch not found' },
		message: 'Branch not found',
	},
});

testOperation('branch', 'disableBranching', {
	full: {
		parameters: { parentProjectRef: ref },
		request: { method: 'DELETE', path: `/v1/projects/${ref}/branches` },
	},
	answer: { status: 200, items: [{ deleted: true, ref }] },
	refused: {
		status: 403,
		body: { message: 'Forbidden resource' },
		message: 'The credential is not allowed to do this',
	},
});

const connection = {
	ref: branchRef,
	postgres_version: '17.6.1',
	postgres_engine: '17',
	release_channel: 'ga',
	status: 'ACTIVE_HEALTHY',
	db_host: `db.${branchRef}.supabase.co`,
	db_port: 5432,
	db_user: 'postgres',
	db_pass: 'correct horse',
	jwt_secret: 'battery staple',
};

testOperation('branch', 'get', {
	full: {
		parameters: { parentProjectRef: ref, branchIdOrRef: branchRef },
		request: { method: 'GET', path: `/v1/branches/${branchRef}` },
	},
	smallest: {
		parameters: { branchIdOrRef: id },
		request: { method: 'GET', path: `/v1/branches/${id}` },
	},
	answer: { status: 200, body: connection, items: [connection] },
	refused: {
		status: 500,
		body: { message: 'Failed to retrieve database branch' },
		message: 'Failed to retrieve database branch',
	},
});

testOperation('branch', 'getByName', {
	full: {
		parameters: { parentProjectRef: ref, branchName: 'preview-login-page' },
		request: { method: 'GET', path: `/v1/projects/${ref}/branches/preview-login-page` },
	},
	answer: { status: 200, body: preview, items: [preview] },
	refused: {
		status: 404,
		body: { message: 'Branch not found' },
		message: 'Branch not found',
	},
});

const diff = 'create table public.widgets (id bigint primary key);\n-- 100 % "done"';

testOperation('branch', 'getDiff', {
	full: {
		parameters: {
			parentProjectRef: ref,
			branchIdOrRef: branchRef,
			branchGetDiffOptions: { includedSchemas: 'public, auth', pgDelta: true },
		},
		request: {
			method: 'GET',
			path: `/v1/branches/${branchRef}/diff`,
			query: { included_schemas: 'public,auth', pgdelta: 'true' },
		},
	},
	smallest: {
		parameters: { branchIdOrRef: branchRef },
		request: { method: 'GET', path: `/v1/branches/${branchRef}/diff` },
	},
	answer: {
		status: 200,
		body: diff,
		headers: { 'content-type': 'text/plain' },
		items: [{ branch_id_or_ref: branchRef, diff }],
	},
	refused: {
		status: 403,
		body: { message: 'Forbidden resource' },
		message: 'The credential is not allowed to do this',
	},
});

testOperation('branch', 'getMany', {
	full: {
		parameters: { parentProjectRef: ref, limit: 1 },
		request: { method: 'GET', path: `/v1/projects/${ref}/branches` },
	},
	smallest: {
		parameters: { parentProjectRef: ref },
		request: { method: 'GET', path: `/v1/projects/${ref}/branches` },
	},
	answer: { status: 200, body: [production, preview], items: [production] },
	refused: {
		status: 401,
		body: { message: 'Unauthorized' },
		message: 'Supabase did not accept the credential',
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
				branchMigrationOptions: { migrationVersion },
			},
			request: { ...request, body: { migration_version: '20250312000000' } },
		},
		// The body is there even when nothing is in it.
		smallest: {
			parameters: { branchIdOrRef: branchRef },
			request: { ...request, body: {} },
		},
		answer: { status: 201, body: started, items: [started] },
		refused: refusals[operation],
	});
}

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
	refused: {
		status: 400,
		body: { message: 'Branch is not scheduled for deletion' },
		message: 'Branch is not scheduled for deletion',
	},
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
		message: 'Too many requests in too short a time',
	},
});

describe('branch', () => {
	afterEach(stopAnswering);

	it('says deleted only if it was deleted immediately', async () => {
		answerWith({ status: 200, body: { message: 'ok' } });
		const { items } = await runNode({
			parameters: {
				resource: 'branch',
				operation: 'delete',
				branchIdOrRef: branchRef,
				branchDeleteOptions: { gracePeriod: false },
			},
		});
		expect(items.map(({ json }) => json)).toEqual([
			{ deleted: true, branch_id_or_ref: branchRef, message: 'ok' },
		]);
	});

	it('takes the address of the branch’s dashboard', async () => {
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

	it('tells production from previews, and links to each', async () => {
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

	it('shows those only that the credential allows', async () => {
		answerWith({ status: 200, body: [production, preview, coming] });
		const { results } = await searchList(searchBranches, parameters, {
			credential: { allowedProjects: `${ref} ${branchRef}` },
		});
		expect(results.map(({ value }) => value)).toEqual([ref, branchRef]);
	});

	it('is searched by name', async () => {
		answerWith({ status: 200, body: [production, preview, coming] });
		const { results } = await searchList(searchBranches, parameters, { filter: 'LOGIN' });
		expect(results.map(({ value }) => value)).toEqual([branchRef]);
	});

	it('offers names where names are needed', async () => {
		answerWith({ status: 200, body: [production, preview] });
		const { results } = await searchList(searchBranchNames, {
			resource: 'branch',
			operation: 'getByName',
			parentProjectRef: ref,
		});
		expect(results.map(({ value }) => value)).toEqual(['main', 'preview-login-page']);
	});

	it('asks for the project first', async () => {
		const requests = answerWith({ status: 200, body: [] });
		await expect(
			searchList(searchBranches, { ...parameters, parentProjectRef: '' }),
		).rejects.toThrow('Choose a project first');
		expect(requests).toEqual([]);
	});
});

describe('the list of regions of a project', () => {
	afterEach(stopAnswering);

	it('asks for those of the project’s organization', async () => {
		const frankfurt = { name: 'Central EU (Frankfurt)', code: 'eu-central-1', type: 'specific' };
		const tokyo = { name: 'Tokyo', code: 'ap-northeast-1', type: 'specific', status: 'capacity' };
		const requests = answerWith(
			{ status: 200, body: { ref, organization_slug: 'acme' } },
			{ status: 200, body: { all: { smartGroup: [], specific: [frankfurt, tokyo] } } },
		);
		const { results } = await searchList(
			searchRegionsOfProject,
			{ resource: 'branch', operation: 'create', parentProjectRef: ref },
			{ filter: 'to' },
		);
		expect(requests.map(({ path, query }) => ({ path, query }))).toEqual([
			{ path: `/v1/projects/${ref}`, query: {} },
			{ path: '/v1/projects/available-regions', query: { organization_slug: 'acme' } },
		]);
		expect(results).toEqual([{ name: 'Tokyo (ap-northeast-1, full)', value: 'ap-northeast-1' }]);
	});
});
