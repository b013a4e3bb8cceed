import { testOperation } from '../harness/testOperation';

const ref = 'abcdefghijklmnopqrst';
const slug = 'tsrqponmlkjihgfedcba';

const americas = { name: 'Americas', code: 'americas', type: 'smartGroup' };
const emea = { name: 'Europe, Middle East and Africa', code: 'emea', type: 'smartGroup' };
const frankfurt = {
	name: 'Central EU (Frankfurt)',
	code: 'eu-central-1',
	type: 'specific',
	provider: 'AWS',
};
const oregon = {
	name: 'West US (Oregon)',
	code: 'us-west-2',
	type: 'specific',
	provider: 'AWS',
	status: 'capacity',
};

testOperation('project', 'getAvailableRegions', {
	full: {
		parameters: {
			organizationSlug: slug,
			projectFilters: { computeSize: 'large', continent: 'EU' },
		},
		request: {
			method: 'GET',
			path: '/v1/projects/available-regions',
			query: { organization_slug: slug, desired_instance_size: 'large', continent: 'EU' },
		},
	},
	smallest: {
		parameters: { organizationSlug: slug },
		request: {
			method: 'GET',
			path: '/v1/projects/available-regions',
			query: { organization_slug: slug },
		},
	},
	answer: {
		status: 200,
		body: {
			recommendations: { smartGroup: emea, specific: [frankfurt] },
			all: { smartGroup: [americas, emea], specific: [frankfurt, oregon] },
		},
		items: [
			{ ...americas, recommended: false },
			{ ...emea, recommended: true },
			{ ...frankfurt, recommended: true },
			{ ...oregon, recommended: false },
		],
	},
	refused: { status: 400, message: 'organization_slug is not known' },
});

const auth = {
	name: 'auth',
	healthy: true,
	status: 'ACTIVE_HEALTHY',
	info: { name: 'GoTrue', version: 'v2.180.0', description: 'GoTrue is a user registration API' },
};
const rest = { name: 'rest', healthy: false, status: 'UNHEALTHY', error: 'Connection refused' };

testOperation('project', 'getHealth', {
	full: {
		parameters: { projectRef: ref, services: ['auth', 'rest'], projectOptions: { timeout: 5000 } },
		request: {
			method: 'GET',
			path: `/v1/projects/${ref}/health`,
			query: { services: ['auth', 'rest'], timeout_ms: '5000' },
		},
	},
	smallest: {
		parameters: { projectRef: ref },
		request: {
			method: 'GET',
			path: `/v1/projects/${ref}/health`,
			query: { services: ['auth', 'db', 'pooler', 'realtime', 'rest', 'storage'] },
		},
	},
	answer: { status: 200, body: [auth, rest], items: [auth, rest] },
	refused: { status: 400, message: 'Project is paused' },
});

const listed = {
	ref,
	name: 'acme-prod',
	cloud_provider: 'AWS',
	region: 'eu-central-1',
	is_branch: false,
	status: 'INACTIVE',
	inserted_at: '2026-03-01T08:00:00.000Z',
	databases: [
		{
			infra_compute_size: 'micro',
			region: 'eu-central-1',
			status: 'REMOVED',
			cloud_provider: 'AWS',
			identifier: ref,
			type: 'PRIMARY',
		},
	],
};

testOperation('project', 'getManyInOrganization', {
	full: {
		parameters: {
			organizationSlug: slug,
			limit: 20,
			projectGetManyInOrganizationFilters: {
				search: 'acme',
				sort: 'created_desc',
				statuses: ['INACTIVE', 'PAUSING'],
			},
		},
		request: {
			method: 'GET',
			path: `/v1/organizations/${slug}/projects`,
			query: {
				offset: '0',
				limit: '20',
				search: 'acme',
				sort: 'created_desc',
				statuses: 'INACTIVE,PAUSING',
			},
		},
	},
	smallest: {
		parameters: { organizationSlug: slug },
		request: {
			method: 'GET',
			path: `/v1/organizations/${slug}/projects`,
			query: { offset: '0', limit: '50' },
		},
	},
	answer: {
		status: 200,
		body: { projects: [listed], pagination: { count: 1, limit: 20, offset: 0 } },
		items: [listed],
	},
	refused: { status: 404, message: 'Organization not found' },
});

const { ref: id, is_branch: isBranch, ...attributes } = listed;
void isBranch;

testOperation('project', 'getManyInOrganizationByAge', {
	full: {
		parameters: {
			organizationSlug: slug,
			limit: 20,
			projectFilters: { search: 'acme', sort: '-inserted_at' },
		},
		request: {
			method: 'GET',
			path: `/v2/organizations/${slug}/projects`,
			query: { 'page[size]': '20', search: 'acme', sort: '-inserted_at' },
		},
	},
	smallest: {
		parameters: { organizationSlug: slug },
		request: {
			method: 'GET',
			path: `/v2/organizations/${slug}/projects`,
			query: { 'page[size]': '50' },
		},
	},
	answer: {
		status: 200,
		body: {
			data: [{ type: 'project', id, attributes }],
			links: { prev: null, next: null },
		},
		items: [{ id, ...attributes }],
	},
	refused: {
		status: 422,
		body: {
			error: {
				code: 'validation',
				message: 'Invalid request',
				issues: [
					{
						code: 'query',
						message: 'Query',
						issues: [{ code: 'sort', message: 'sort must be inserted_at or -inserted_at' }],
					},
				],
			},
		},
		message: 'Invalid request',
		description: /^sort must be inserted_at or -inserted_at\. Correct the fields/,
	},
});

const version = { version: '17.6.1.021', release_channel: 'ga', postgres_engine: '17' };

testOperation('project', 'getRestoreVersions', {
	full: {
		parameters: { projectRef: ref },
		request: { method: 'GET', path: `/v1/projects/${ref}/restore` },
	},
	answer: { status: 200, body: { available_versions: [version] }, items: [version] },
	refused: {
		status: 403,
		body: { message: 'Forbidden' },
		message: 'The credential is not allowed to do this',
	},
});
