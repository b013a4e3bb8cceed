import { testOperation } from '../harness/testOperation';

const ref = 'abcdefghijklmnopqrst';
const slug = 'tsrqponmlkjihgfedcba';

const project = {
	id: ref,
	ref,
	organization_id: slug,
	organization_slug: slug,
	name: 'acme-prod',
	region: 'eu-central-1',
	created_at: '2026-03-01T08:00:00.000Z',
	status: 'ACTIVE_HEALTHY',
};

const projectWithDatabase = {
	...project,
	database: {
		host: `db.${ref}.supabase.co`,
		version: '17.6.1.021',
		postgres_engine: '17',
		release_channel: 'ga',
	},
};

testOperation('project', 'cancelRestore', {
	full: {
		parameters: { projectRef: ref },
		request: { method: 'POST', path: `/v1/projects/${ref}/restore/cancel` },
	},
	answer: { status: 200, items: [{ success: true, ref }] },
	refused: {
		status: 409,
		body: { message: 'Project is not being restored' },
		message: 'Project is not being restored',
		description: 'Wait until it has finished, then run the node again.',
	},
});

testOperation('project', 'createProject', {
	full: {
		parameters: {
			organizationSlug: slug,
			name: 'acme-prod',
			databasePassword: 'correct-horse-battery-staple',
			region: 'eu-central-1',
			projectAdditionalFields: {
				computeSize: 'small',
				highAvailability: true,
				postgresEngine: '17',
				releaseChannel: 'ga',
				templateUrl: 'https://example.com/template',
			},
		},
		request: {
			method: 'POST',
			path: '/v1/projects',
			body: {
				organization_slug: slug,
				name: 'acme-prod',
				db_pass: 'correct-horse-battery-staple',
				region_selection: { type: 'specific', code: 'eu-central-1' },
				desired_instance_size: 'small',
				high_availability: true,
				postgres_engine: '17',
				release_channel: 'ga',
				template_url: 'https://example.com/template',
			},
		},
	},
	smallest: {
		parameters: {
			organizationSlug: slug,
			name: 'acme-prod',
			databasePassword: 'correct-horse-battery-staple',
		},
		request: {
			method: 'POST',
			path: '/v1/projects',
			body: {
				organization_slug: slug,
				name: 'acme-prod',
				db_pass: 'correct-horse-battery-staple',
			},
		},
	},
	answer: {
		status: 201,
		body: { ...project, status: 'COMING_UP' },
		items: [{ ...project, status: 'COMING_UP' }],
	},
	refused: {
		status: 402,
		body: { message: 'The maximum limits for the number of active free projects is reached' },
		message: 'The maximum limits for the number of active free projects is reached',
	},
});

testOperation('project', 'delete', {
	full: {
		parameters: { projectRef: ref },
		request: { method: 'DELETE', path: `/v1/projects/${ref}` },
	},
	answer: {
		status: 200,
		body: { id: 7, ref, name: 'acme-prod' },
		items: [{ deleted: true, id: 7, ref, name: 'acme-prod' }],
	},
	refused: {
		status: 404,
		body: { message: 'Project not found' },
		message: 'Project not found',
	},
});

testOperation('project', 'get', {
	full: {
		parameters: { projectRef: ref },
		request: { method: 'GET', path: `/v1/projects/${ref}` },
	},
	answer: { status: 200, body: projectWithDatabase, items: [projectWithDatabase] },
	refused: {
		status: 500,
		body: { message: 'Internal server error', errorEventId: '9f8e7d' },
		message: 'Supabase could not process the request',
		description: /Supabase’s error ID: 9f8e7d/,
	},
});

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
	refused: {
		status: 400,
		body: { message: 'organization_slug is not known' },
		message: 'organization_slug is not known',
	},
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
	refused: {
		status: 400,
		body: { message: 'Project is paused' },
		message: 'Project is paused',
	},
});

testOperation('project', 'getManyProjects', {
	full: {
		parameters: { returnAll: true },
		request: { method: 'GET', path: '/v1/projects' },
	},
	answer: { status: 200, body: [projectWithDatabase], items: [projectWithDatabase] },
	refused: {
		status: 503,
		body: '<html><body>Service Unavailable</body></html>',
		message: 'Supabase could not process the request',
		description: 'Try again in a few minutes, and check status.supabase.com.',
	},
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
	refused: {
		status: 404,
		body: { message: 'Organization not found' },
		message: 'Organization not found',
	},
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

testOperation('project', 'pause', {
	full: {
		parameters: { projectRef: ref },
		request: { method: 'POST', path: `/v1/projects/${ref}/pause` },
	},
	answer: { status: 200, items: [{ success: true, ref }] },
	refused: {
		status: 400,
		body: { message: 'Project is already paused' },
		message: 'Project is already paused',
	},
});

testOperation('project', 'previewTransfer', {
	full: {
		parameters: { projectRef: ref, targetOrganizationSlug: 'globexglobexglobexgl' },
		request: {
			method: 'POST',
			path: `/v2/projects/${ref}/transfers/previews`,
			body: {
				data: {
					type: 'project_transfer_input',
					attributes: { target_organization_slug: 'globexglobexglobexgl' },
				},
			},
		},
	},
	answer: {
		status: 200,
		body: {
			data: {
				type: 'project_transfer_result',
				attributes: {
					valid: false,
					warnings: [],
					errors: [{ key: 'github', message: 'Disconnect the repository first' }],
					info: [],
				},
			},
		},
		items: [
			{
				valid: false,
				warnings: [],
				errors: [{ key: 'github', message: 'Disconnect the repository first' }],
				info: [],
			},
		],
	},
	refused: {
		status: 403,
		body: { error: { code: 'forbidden.permission_denied', message: 'Owners only' } },
		message: 'Owners only',
	},
});

testOperation('project', 'restart', {
	full: {
		parameters: { projectRef: ref },
		request: { method: 'POST', path: `/v1/projects/${ref}/restart` },
	},
	answer: { status: 201, items: [{ success: true, ref }] },
	refused: {
		status: 400,
		body: { message: 'Project is paused' },
		message: 'Project is paused',
	},
});

testOperation('project', 'restore', {
	full: {
		parameters: { projectRef: ref },
		request: { method: 'POST', path: `/v1/projects/${ref}/restore` },
	},
	answer: { status: 200, items: [{ success: true, ref }] },
	refused: {
		status: 409,
		body: { message: 'Project is pausing' },
		message: 'Project is pausing',
		description: 'Wait until it has finished, then run the node again.',
	},
});

testOperation('project', 'transfer', {
	full: {
		parameters: { projectRef: ref, targetOrganizationSlug: 'globexglobexglobexgl' },
		request: {
			method: 'POST',
			path: `/v2/projects/${ref}/transfers`,
			body: {
				data: {
					type: 'project_transfer_input',
					attributes: { target_organization_slug: 'globexglobexglobexgl' },
				},
			},
		},
	},
	answer: { status: 200, items: [{ success: true, ref }] },
	refused: {
		status: 400,
		body: {
			error: {
				code: 'bad_request',
				message: 'This project cannot be transferred',
				issues: [{ code: 'github', message: 'Disconnect the repository first' }],
			},
		},
		message: 'This project cannot be transferred',
		description: /^Disconnect the repository first\. Correct/,
	},
});

testOperation('project', 'update', {
	full: {
		parameters: { projectRef: ref, name: 'acme-production' },
		request: {
			method: 'PATCH',
			path: `/v1/projects/${ref}`,
			body: { name: 'acme-production' },
		},
	},
	answer: {
		status: 200,
		body: { id: 7, ref, name: 'acme-production' },
		items: [{ id: 7, ref, name: 'acme-production' }],
	},
	refused: {
		status: 400,
		body: { message: ['name must be shorter than or equal to 256 characters'] },
		message: 'name must be shorter than or equal to 256 characters',
	},
});
