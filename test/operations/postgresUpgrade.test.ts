import { searchUpgradeVersions } from '../../nodes/SupabaseManagement/v1/lists';
import { answerWith, stopAnswering } from '../harness/api';
import { searchList } from '../harness/editor';
import { testOperation } from '../harness/testOperation';

const projectRef = 'abcdefghijklmnopqrst';

const path = `/v1/projects/${projectRef}/upgrade`;

const eligibility = {
	eligible: true,
	current_app_version: 'supabase-postgres-15.8.1.085',
	current_app_version_release_channel: 'ga',
	latest_app_version: 'supabase-postgres-17.6.1.054',
	target_upgrade_versions: [
		{ postgres_version: '17', release_channel: 'ga', app_version: '17.6.1.054' },
		{ postgres_version: '17', release_channel: 'beta', app_version: '17.7.1.002' },
		{ postgres_version: '17-oriole', release_channel: 'alpha', app_version: '17.6.0.001' },
	],
	duration_estimate_hours: 1,
	legacy_auth_custom_roles: [],
	objects_to_be_dropped: [],
	unsupported_extensions: [],
	user_defined_objects_in_internal_schemas: [],
	validation_errors: [{ type: 'unsupported_extension', extension_name: 'timescaledb' }],
	warnings: [],
};

testOperation('postgresUpgrade', 'checkEligibility', {
	full: { parameters: { projectRef }, request: { method: 'GET', path: `${path}/eligibility` } },
	answer: { status: 200, body: eligibility, items: [eligibility] },
	refused: { status: 500, message: 'Failed to determine eligibility' },
});

const trackingId = '9f4d3a20-6b2e-4a7e-8c91-1d5f3e7a2b4c';

const status = {
	databaseUpgradeStatus: {
		initiated_at: '2026-11-20T08:00:00Z',
		latest_status_at: '2026-11-20T08:09:00Z',
		target_version: '17',
		progress: '5_initiated_data_upgrade',
		status: 0,
	},
};

testOperation('postgresUpgrade', 'getStatus', {
	full: {
		parameters: { projectRef, postgresUpgradeOptions: { trackingId } },
		request: { method: 'GET', path: `${path}/status`, query: { tracking_id: trackingId } },
	},
	smallest: {
		parameters: { projectRef },
		request: { method: 'GET', path: `${path}/status` },
	},
	answer: { status: 200, body: status, items: [status] },
	refused: { status: 404, message: 'Project not found' },
});

testOperation('postgresUpgrade', 'upgrade', {
	full: {
		parameters: {
			projectRef,
			targetVersion: '17',
			postgresUpgradeAdditionalFields: { releaseChannel: 'beta' },
		},
		request: {
			method: 'POST',
			path,
			body: { target_version: '17', release_channel: 'beta' },
		},
	},
	smallest: {
		parameters: { projectRef, targetVersion: '17-oriole' },
		request: { method: 'POST', path, body: { target_version: '17-oriole' } },
	},
	answer: {
		status: 201,
		body: { tracking_id: trackingId },
		items: [{ tracking_id: trackingId }],
	},
	refused: {
		status: 409,
		message: 'Another upgrade is in progress',
		description: /Wait until it has finished/,
	},
});

describe('the list of versions', () => {
	afterEach(stopAnswering);

	it('shows each version once, with its releases', async () => {
		const requests = answerWith({ status: 200, body: eligibility });
		const { results } = await searchList(searchUpgradeVersions, {
			resource: 'postgresUpgrade',
			operation: 'upgrade',
			projectRef: { __rl: true, mode: 'id', value: projectRef },
		});
		expect(requests[0]).toMatchObject({ method: 'GET', path: `${path}/eligibility` });
		expect(results).toEqual([
			{ name: 'Postgres 17 (17.6.1.054, ga; 17.7.1.002, beta)', value: '17' },
			{ name: 'Postgres 17-oriole (17.6.0.001, alpha)', value: '17-oriole' },
		]);
	});
});
