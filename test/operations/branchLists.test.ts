import { searchRegionsOfProject } from '../../nodes/SupabaseManagement/v1/lists';
import { answerWith, stopAnswering } from '../harness/api';
import { searchList } from '../harness/editor';
import { ref } from '../harness/branches';

describe('the list of regions of a project', () => {
	afterEach(stopAnswering);

	it('shows those of the project’s organization', async () => {
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
