import { searchReadReplicas } from '../../nodes/SupabaseManagement/v1/lists';
import { answerWith, stopAnswering } from '../harness/api';
import { searchList } from '../harness/editor';
import { runNode } from '../harness/engine';
import { testOperation } from '../harness/testOperation';

const projectRef = 'abcdefghijklmnopqrst';

const path = `/v1/projects/${projectRef}/read-replicas`;
const replicaId = `${projectRef}-rr-us-west-1-abcde`;

testOperation('readReplica', 'setUp', {
	full: {
		parameters: { projectRef, replicaRegion: 'us-west-1' },
		request: {
			method: 'POST',
			path: `${path}/setup`,
			body: { read_replica_region: 'us-west-1' },
		},
	},
	answer: { status: 201, items: [{ success: true, ref: projectRef }] },
	refused: { status: 402, message: 'Read replicas need the Pro plan' },
});

testOperation('readReplica', 'remove', {
	full: {
		parameters: { projectRef, replicaId },
		request: {
			method: 'POST',
			path: `${path}/remove`,
			body: { database_identifier: replicaId },
		},
	},
	answer: { status: 201, items: [{ success: true, ref: projectRef }] },
	refused: { status: 400, message: 'Read replica is still being set up' },
});

describe('the list of read replicas', () => {
	afterEach(stopAnswering);

	const parameters = {
		resource: 'readReplica',
		operation: 'remove',
		projectRef: { __rl: true, mode: 'id', value: projectRef },
	};
	const project = { ref: projectRef, name: 'acme', organization_slug: 'acme-inc' };
	const database = (identifier: string, type: string, status = 'ACTIVE_HEALTHY') => ({
		identifier,
		type,
		status,
		region: 'us-west-1',
		cloud_provider: 'AWS',
	});
	const databases = [
		database(projectRef, 'PRIMARY'),
		database(replicaId, 'READ_REPLICA'),
		database(`${projectRef}-rr-us-west-1-fghij`, 'READ_REPLICA', 'INIT_READ_REPLICA'),
	];
	const namesake = {
		...project,
		ref: 'bcdefghijklmnopqrstu',
		databases: [database('bcdefghijklmnopqrstu-rr-us-west-1-zzzzz', 'READ_REPLICA')],
	};

	it('shows only those of the selected project, with unusual statuses', async () => {
		const requests = answerWith(
			{ status: 200, body: project },
			{ status: 200, body: { projects: [namesake, { ...project, databases }] } },
		);
		const { results } = await searchList(searchReadReplicas, parameters);
		expect(requests.map(({ path: called, query }) => [called, query])).toEqual([
			[`/v1/projects/${projectRef}`, {}],
			['/v1/organizations/acme-inc/projects', { search: 'acme', offset: '0', limit: '100' }],
		]);
		expect(results).toEqual([
			{ name: `${replicaId} (us-west-1)`, value: replicaId },
			{
				name: `${projectRef}-rr-us-west-1-fghij (us-west-1, init read replica)`,
				value: `${projectRef}-rr-us-west-1-fghij`,
			},
		]);
	});

	it.each([
		['all projects', ''],
		['some projects, so that a page becomes shorter', projectRef],
	])('searches later pages for the project, with access to %s', async (_, allowedProjects) => {
		const pagination = { count: 101, limit: 100, offset: 0 };
		const requests = answerWith(
			{ status: 200, body: project },
			{ status: 200, body: { projects: Array.from({ length: 100 }, () => namesake), pagination } },
			{ status: 200, body: { projects: [{ ...project, databases }], pagination } },
		);
		const { results } = await searchList(searchReadReplicas, parameters, {
			filter: 'abcde',
			credential: { allowedProjects },
		});
		expect(requests.map(({ query }) => query.offset)).toEqual([undefined, '0', '100']);
		expect(results.map(({ value }) => value)).toContain(replicaId);
	});

	it.each([0, 100])('ends after the last page, with %i projects', async (count) => {
		const requests = answerWith(
			{ status: 200, body: project },
			{ status: 200, body: { projects: [], pagination: { count, limit: 100, offset: 0 } } },
		);
		expect((await searchList(searchReadReplicas, parameters)).results).toEqual([]);
		expect(requests).toHaveLength(2);
	});

	it('is empty if the organization’s list does not contain the project', async () => {
		answerWith({ status: 200, body: project }, { status: 200, body: { projects: [namesake] } });
		expect((await searchList(searchReadReplicas, parameters)).results).toEqual([]);
	});
});

describe('waiting for a read replica', () => {
	afterEach(stopAnswering);

	const project = {
		ref: projectRef,
		name: 'acme',
		organization_slug: 'acme-inc',
		status: 'ACTIVE_HEALTHY',
	};

	it.each([
		['remove', { replicaId }],
		['setUp', { replicaRegion: 'us-west-1' }],
	])('%s learns nothing from a list without the project', async (operation, given) => {
		const looks = (list: object) => [
			{ status: 200, body: project },
			{ status: 200, body: list },
		];
		const databases =
			operation === 'remove'
				? []
				: [
						{
							type: 'READ_REPLICA',
							region: 'us-west-1',
							identifier: replicaId,
							status: 'INIT_READ_REPLICA',
						},
					];
		const failed = databases.map((each) => ({ ...each, status: 'INIT_FAILED' }));
		const requests = answerWith(
			{ status: 201 },
			...looks({ projects: [] }),
			...looks({ projects: [{ ...project, ref: 'bcdefghijklmnopqrstu', databases: [] }] }),
			...looks({ projects: [{ ...project, databases }] }),
			...looks({ projects: [{ ...project, databases: failed }] }),
		);
		const { items, error } = await runNode({
			parameters: {
				resource: 'readReplica',
				operation,
				projectRef,
				...given,
				waitForCompletion: true,
				waitOptions: { interval: 0.02, timeout: 0.5 },
			},
		});
		expect(requests).toHaveLength(operation === 'remove' ? 7 : 9);
		expect(items[0]?.json.wait_state ?? error?.message).toBe(
			operation === 'remove' ? 'REMOVED' : 'The read replica ended as INIT_FAILED',
		);
	});
});
