import { forbidden, testOperation } from '../harness/testOperation';

const slug = 'tsrqponmlkjihgfedcba';

testOperation('organization', 'create', {
	full: {
		parameters: { name: 'Acme' },
		request: { method: 'POST', path: '/v1/organizations', body: { name: 'Acme' } },
	},
	answer: {
		status: 201,
		body: { id: slug, slug, name: 'Acme' },
		items: [{ id: slug, slug, name: 'Acme' }],
	},
	refused: forbidden,
});

testOperation('organization', 'get', {
	full: {
		parameters: { organizationSlug: slug },
		request: { method: 'GET', path: `/v1/organizations/${slug}` },
	},
	answer: {
		status: 200,
		body: {
			id: slug,
			name: 'Acme',
			plan: 'pro',
			opt_in_tags: ['AI_SQL_GENERATOR_OPT_IN'],
			allowed_release_channels: ['ga', 'preview'],
		},
		items: [
			{
				id: slug,
				name: 'Acme',
				plan: 'pro',
				opt_in_tags: ['AI_SQL_GENERATOR_OPT_IN'],
				allowed_release_channels: ['ga', 'preview'],
			},
		],
	},
	refused: { status: 404, message: 'Organization not found' },
});

const pitr = {
	feature: { key: 'pitr.available_variants', type: 'set' },
	hasAccess: true,
	type: 'set',
	config: { enabled: true, set: ['pitr_7'] },
};

const branches = {
	feature: { key: 'branching_limit', type: 'numeric' },
	hasAccess: true,
	type: 'numeric',
	config: { enabled: true, value: 50, unlimited: false, unit: 'count' },
};

testOperation('organization', 'getEntitlements', {
	full: {
		parameters: { organizationSlug: slug },
		request: { method: 'GET', path: `/v1/organizations/${slug}/entitlements` },
	},
	answer: { status: 200, body: { entitlements: [pitr, branches] }, items: [pitr, branches] },
	refused: forbidden,
});

const acme = { id: slug, slug, name: 'Acme' };
const globex = { id: 'globexglobexglobexgl', slug: 'globexglobexglobexgl', name: 'Globex' };

testOperation('organization', 'getMany', {
	full: {
		parameters: { returnAll: false, limit: 1 },
		request: { method: 'GET', path: '/v1/organizations' },
	},
	smallest: {
		parameters: {},
		request: { method: 'GET', path: '/v1/organizations' },
	},
	answer: { status: 200, body: [acme, globex], items: [acme] },
	refused: {
		status: 401,
		body: { message: 'Unauthorized' },
		message: 'Supabase did not accept the credential',
		description: /Account Preferences, Access Tokens/,
	},
});

const connection = {
	inserted_at: '2026-10-02T08:00:00Z',
	updated_at: '2026-10-03T08:00:00Z',
	installation_id: 4711,
	workdir: 'supabase',
	supabase_changes_only: true,
	branch_limit: 5,
	new_branch_per_pr: true,
	project: { id: 7, ref: 'abcdefghijklmnopqrst', name: 'acme-prod' },
	repository: { id: 99, name: 'acme/web' },
	user: { id: 3, username: 'ada', primary_email: 'ada@example.com' },
};

testOperation('organization', 'getManyGithubConnections', {
	full: {
		parameters: {
			organizationSlug: slug,
			limit: 20,
			organizationFilters: {
				filteredProjectRef: { __rl: true, mode: 'id', value: 'abcdefghijklmnopqrst' },
			},
		},
		request: {
			method: 'GET',
			path: `/v2/organizations/${slug}/integrations/github/connections`,
			query: { 'page[size]': '20', 'filter[project_ref]': 'abcdefghijklmnopqrst' },
		},
	},
	smallest: {
		parameters: { organizationSlug: slug },
		request: {
			method: 'GET',
			path: `/v2/organizations/${slug}/integrations/github/connections`,
			query: { 'page[size]': '50' },
		},
	},
	answer: {
		status: 200,
		body: {
			data: [{ type: 'github_connection', id: '12', attributes: connection }],
			links: { prev: null, next: null },
		},
		items: [{ id: '12', ...connection }],
	},
	refused: {
		status: 403,
		code: 'forbidden.permission_denied',
		message: 'You may not list the projects of this organization',
	},
});

const maintenance = {
	window: { day: 'sun', start_utc: '03:00', duration_minutes: 120 },
	current_window: null,
	next_windows: [{ start_at: '2026-11-29T03:00:00Z', end_at: '2026-11-29T05:00:00Z' }],
};

testOperation('organization', 'getManyMaintenanceWindows', {
	full: {
		parameters: { organizationSlug: slug, returnAll: true },
		request: { method: 'GET', path: `/v2/organizations/${slug}/maintenance/windows` },
	},
	answer: {
		status: 200,
		body: { data: [{ type: 'maintenance_window', id: 'weekly', attributes: maintenance }] },
		items: [{ id: 'weekly', ...maintenance }],
	},
	refused: { status: 404, code: 'not_found', message: 'Organization not found' },
});

testOperation('organization', 'getManyRoles', {
	full: {
		parameters: { organizationSlug: slug, returnAll: true },
		request: { method: 'GET', path: `/v2/organizations/${slug}/roles` },
	},
	answer: {
		status: 200,
		body: {
			data: [
				{ type: 'organization_role', attributes: { name: 'owner' } },
				{ type: 'organization_role', attributes: { name: 'developer' } },
			],
		},
		items: [{ name: 'owner' }, { name: 'developer' }],
	},
	refused: {
		status: 429,
		headers: { 'x-ratelimit-reset': '17' },
		code: 'too_many_requests',
		message: 'Rate limit exceeded',
		description: /accepts requests again in 17 seconds/,
	},
});
