import { forbidden, testOperation } from '../harness/testOperation';
import {
	ref,
	branchRef,
	id,
	preview,
	production,
	notifyUrl,
	connection,
} from '../harness/branches';

const region = { __rl: true, mode: 'id', value: 'eu-central-1' };

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
		code: 'payment_required',
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
	refused: { status: 400, message: 'branch_name: a branch of this name exists already' },
});

testOperation('branch', 'delete', {
	full: {
		parameters: {
			parentProjectRef: ref,
			branchIdOrRef: branchRef,
			branchOptions: { gracePeriod: true },
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
	refused: { status: 404, message: 'Branch not found' },
});

testOperation('branch', 'disableBranching', {
	full: {
		parameters: { parentProjectRef: ref },
		request: { method: 'DELETE', path: `/v1/projects/${ref}/branches` },
	},
	answer: { status: 200, items: [{ deleted: true, ref }] },
	refused: forbidden,
});

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
	refused: { status: 500, message: 'Failed to retrieve database branch' },
});

testOperation('branch', 'getByName', {
	full: {
		parameters: { parentProjectRef: ref, branchName: 'preview-login-page' },
		request: { method: 'GET', path: `/v1/projects/${ref}/branches/preview-login-page` },
	},
	answer: { status: 200, body: preview, items: [preview] },
	refused: { status: 404, message: 'Branch not found' },
});

const diff = 'create table public.widgets (id bigint primary key);\n-- 100 % "done"';

testOperation('branch', 'getDiff', {
	full: {
		parameters: {
			parentProjectRef: ref,
			branchIdOrRef: branchRef,
			branchOptions: { includedSchemas: 'public, auth', pgDelta: true },
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
	refused: forbidden,
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
