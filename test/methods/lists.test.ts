import {
	searchOrganizations,
	searchProjects,
	searchRegions,
} from '../../nodes/SupabaseManagement/v1/lists';
import { always, answerWith, stopAnswering } from '../harness/api';
import { searchList } from '../harness/editor';

afterEach(stopAnswering);

const project = (ref: string, name: string, status = 'ACTIVE_HEALTHY') => ({
	ref,
	name,
	region: 'eu-central-1',
	status,
});

describe('the list of projects', () => {
	it('shows name, region and an unusual status, and links to the dashboard', async () => {
		answerWith({
			status: 200,
			body: [
				project('a'.repeat(20), 'acme-prod'),
				project('b'.repeat(20), 'acme-old', 'INACTIVE'),
				project('c'.repeat(20), 'acme-new', 'COMING_UP'),
			],
		});
		const { results } = await searchList(searchProjects, {});
		expect(results.map(({ name }) => name)).toEqual([
			'acme-new (eu-central-1, coming up)',
			'acme-old (eu-central-1, paused)',
			'acme-prod (eu-central-1)',
		]);
		expect(results[2]).toMatchObject({
			value: 'a'.repeat(20),
			url: `https://supabase.com/dashboard/project/${'a'.repeat(20)}`,
		});
	});

	it('names the organization if there are several', async () => {
		const body = [
			{ ...project('a'.repeat(20), 'shop'), organization_slug: 'acme-slug' },
			{ ...project('b'.repeat(20), 'blog'), organization_slug: 'other-slug' },
		];
		const requests = answerWith(
			{ status: 200, body },
			{ status: 200, body: [{ slug: 'acme-slug', name: 'Acme Inc' }] },
		);
		const { results } = await searchList(searchProjects, {});
		expect(results.map(({ name }) => name)).toEqual([
			'blog (other-slug, eu-central-1)',
			'shop (Acme Inc, eu-central-1)',
		]);
		expect(requests.map(({ path }) => path)).toEqual(['/v1/projects', '/v1/organizations']);
	});

	it('shows slugs if the credential may not list organizations', async () => {
		const body = [
			{ ...project('a'.repeat(20), 'shop'), organization_slug: 'acme-slug' },
			{ ...project('b'.repeat(20), 'blog'), organization_slug: 'other-slug' },
		];
		answerWith({ status: 200, body }, { status: 403, body: { message: 'Forbidden' } });
		const { results } = await searchList(searchProjects, {});
		expect(results.map(({ name }) => name)).toEqual([
			'blog (other-slug, eu-central-1)',
			'shop (acme-slug, eu-central-1)',
		]);
	});

	it('can be searched by name and by ID', async () => {
		answerWith(
			always({
				status: 200,
				body: [project('a'.repeat(20), 'Shop'), project('b'.repeat(20), 'Blog')],
			}),
		);
		const names = async (filter: string) =>
			(await searchList(searchProjects, {}, { filter })).results.map(({ value }) => value);
		expect(await names('sho')).toEqual(['a'.repeat(20)]);
		expect(await names('BLOG')).toEqual(['b'.repeat(20)]);
		expect(await names('bbbb')).toEqual(['b'.repeat(20)]);
	});

	it('has pages', async () => {
		const body = Array.from({ length: 250 }, (_, index) => project(`p${index}`, `p${index}`));
		answerWith(always({ status: 200, body }));
		const first = await searchList(searchProjects, {});
		const third = await searchList(searchProjects, {}, { page: '200' });
		expect(first.results).toHaveLength(100);
		expect(first.paginationToken).toBe('100');
		expect(third.results.map(({ value }) => value)).toEqual(body.slice(200).map(({ ref }) => ref));
		expect(third.paginationToken).toBeUndefined();
	});

	it('shows only projects that the credential allows', async () => {
		answerWith({
			status: 200,
			body: [project('a'.repeat(20), 'Shop'), project('b'.repeat(20), 'Blog')],
		});
		const { results } = await searchList(
			searchProjects,
			{},
			{ credential: { allowedProjects: 'b'.repeat(20) } },
		);
		expect(results.map(({ value }) => value)).toEqual(['b'.repeat(20)]);
	});

	it('shows Supabase’s error instead of an empty list', async () => {
		answerWith({ status: 401, body: { message: 'Unauthorized' } });
		await expect(searchList(searchProjects, {})).rejects.toThrow(
			'Supabase did not accept the credential',
		);
	});
});

it('the list of organizations shows their names', async () => {
	answerWith({ status: 200, body: [{ id: 'acme', slug: 'acme', name: 'Acme' }] });
	expect((await searchList(searchOrganizations, {})).results).toEqual([
		{ name: 'Acme', value: 'acme', url: 'https://supabase.com/dashboard/org/acme' },
	]);
});

describe('the list of regions', () => {
	const parameters = {
		resource: 'project',
		operation: 'createProject',
		organizationSlug: { __rl: true, mode: 'id', value: 'acme' },
	};

	it('is that of the chosen organization, with parts of the world first', async () => {
		const requests = answerWith({
			status: 200,
			body: {
				all: {
					smartGroup: [{ name: 'Americas', code: 'americas', type: 'smartGroup' }],
					specific: [
						{ name: 'Frankfurt', code: 'eu-central-1', type: 'specific' },
						{ name: 'Oregon', code: 'us-west-2', type: 'specific', status: 'capacity' },
					],
				},
			},
		});
		const { results } = await searchList(searchRegions, parameters);
		expect(requests[0]).toMatchObject({
			path: '/v1/projects/available-regions',
			query: { organization_slug: 'acme' },
		});
		expect(results).toEqual([
			{ name: 'Americas (any region)', value: 'americas' },
			{ name: 'Frankfurt (eu-central-1)', value: 'eu-central-1' },
			{ name: 'Oregon (us-west-2, full)', value: 'us-west-2' },
		]);
	});
});
