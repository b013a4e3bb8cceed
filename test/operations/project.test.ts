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
	refused: { status: 404, message: 'Project not found' },
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

testOperation('project', 'pause', {
	full: {
		parameters: { projectRef: ref },
		request: { method: 'POST', path: `/v1/projects/${ref}/pause` },
	},
	answer: { status: 200, items: [{ success: true, ref }] },
	refused: { status: 400, message: 'Project is already paused' },
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
	refused: { status: 403, code: 'forbidden.permission_denied', message: 'Owners only' },
});

testOperation('project', 'restart', {
	full: {
		parameters: { projectRef: ref },
		request: { method: 'POST', path: `/v1/projects/${ref}/restart` },
	},
	answer: { status: 201, items: [{ success: true, ref }] },
	refused: { status: 400, message: 'Project is paused' },
});

testOperation('project', 'restore', {
	full: {
		parameters: { projectRef: ref },
		request: { method: 'POST', path: `/v1/projects/${ref}/restore` },
	},
	answer: { status: 200, items: [{ success: true, ref }] },
	refused: {
		status: 409,
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
