import { type Json, openSandbox, refOf } from './harness.ts';

let opened: Awaited<ReturnType<typeof openSandbox>>;

beforeAll(async () => {
	opened = await openSandbox();
	opened.sandbox.world.addProjects('acme', 600);
});

const distinct = (items: unknown[]) => new Set(items).size;

/** Follows `links.next` to the end. */
async function walk(path: string) {
	const pages: Json[][] = [];
	for (let next: string | null = path; next !== null;) {
		const { json } = await opened.ask('GET', next);
		pages.push(json.data);
		next = json.links.next;
	}
	return { pages, ids: pages.flat().map(({ id }) => id) };
}

test('all projects come in one response', async () => {
	expect((await opened.ask('GET', '/v1/projects')).json).toHaveLength(606);
});

test('projects of an organization by offset and limit', async () => {
	const path = '/v1/organizations/acme/projects';
	const refs = [];
	for (let offset = 0; ; offset += 100) {
		const { json } = await opened.ask('GET', `${path}?offset=${offset}&sort=created_asc`);
		expect(json.pagination).toEqual({ count: 603, limit: 100, offset });
		if (json.projects.length === 0) break;
		refs.push(...json.projects.map(({ ref }: { ref: string }) => ref));
	}
	expect([refs.length, distinct(refs)]).toEqual([603, 603]);
	const found = await opened.ask('GET', `${path}?search=archive&statuses=INACTIVE,PAUSING`);
	expect(found.json.pagination.count).toBe(1);
	const sorted = await opened.ask('GET', `${path}?sort=name_desc&limit=1`);
	expect(sorted.json.projects[0].name).toBe('Project 0600');
});

test('projects of an organization by cursor', async () => {
	const path = '/v2/organizations/acme/projects';
	const { pages, ids } = await walk(`${path}?page[size]=100&sort=-inserted_at`);
	expect(pages.map(({ length }) => length)).toEqual([100, 100, 100, 100, 100, 100, 3]);
	expect(distinct(ids)).toBe(603);
	const { json } = await opened.ask(
		'GET',
		`${path}?page[size]=100&page[after]=${ids[99]}&sort=-inserted_at`,
	);
	const previous = await opened.ask('GET', json.links.prev);
	expect(previous.json.data.map(({ id }: { id: string }) => id)).toEqual(ids.slice(0, 100));
	expect(previous.json.links.prev).toBeNull();
	expect((await walk(`${path}?search=archive`)).ids).toHaveLength(1);
	expect((await opened.ask('GET', `${path}?page[after]=nobody`)).status).toBe(400);
});

test('members by cursor and filter', async () => {
	const path = '/v2/organizations/acme/members';
	expect((await walk(`${path}?page[size]=10`)).pages.map(({ length }) => length)).toEqual([
		10, 10, 5,
	]);
	expect((await walk(`${path}?filter[username]=acme-3`)).ids).toHaveLength(1);
	expect((await walk(`${path}?filter[primary_email]=acme-4@example.com`)).ids).toHaveLength(1);
});

test('GitHub connections have short and empty pages', async () => {
	const path = '/v2/organizations/acme/integrations/github/connections';
	const { pages, ids } = await walk(`${path}?page[size]=1`);
	expect(pages.filter(({ length }) => length === 0).length).toBeGreaterThan(100);
	const full = await walk(`${path}?page[size]=100`);
	expect(full.ids).toEqual(ids);
	const { ref } = full.pages.flat()[0].attributes.project;
	expect((await walk(`${path}?filter[project_ref]=${ref}`)).ids).toEqual([ids[0]]);
});

test('notebooks by cursor', async () => {
	const path = `/v2/projects/${refOf(opened.sandbox, 'acme')}/notebooks`;
	for (let index = 0; index < 5; index++) {
		const attributes = { name: `Notebook ${index}`, content: { cells: [] } };
		const body = { data: { type: 'notebook', attributes } };
		await opened.ask('POST', path, { body });
	}
	const { pages } = await walk(`${path}?page[size]=2&sort=-name`);
	expect(pages.map(({ length }) => length)).toEqual([2, 2, 1]);
	expect(pages[0]?.[0].attributes.name).toBe('Notebook 4');
});

test('snippets by cursor and limit', async () => {
	const ids = [];
	let cursor = '';
	do {
		const { json } = await opened.ask(
			'GET',
			`/v1/snippets?limit=20${cursor && `&cursor=${cursor}`}`,
		);
		ids.push(...json.data.map(({ id }: { id: string }) => id));
		cursor = json.cursor ?? '';
	} while (cursor);
	expect([ids.length, distinct(ids)]).toEqual([45, 45]);
});

test('action runs by offset and limit, counted by HEAD', async () => {
	const path = `/v1/projects/${refOf(opened.sandbox, 'acme')}/actions`;
	const { headers, text } = await opened.ask('HEAD', path);
	expect([headers.get('x-total-count'), text]).toEqual(['23', '']);
	const lengths = [];
	for (const offset of [0, 10, 20]) {
		lengths.push((await opened.ask('GET', `${path}?offset=${offset}&limit=10`)).json.length);
	}
	expect(lengths).toEqual([10, 10, 3]);
});

test('webhook endpoints and deliveries', async () => {
	const path = '/v2/organizations/acme/webhooks/endpoints';
	const attributes = {
		url: 'http://127.0.0.1:1/',
		event_types: [{ type: '*' }],
		signing_secret: 'sandbox-secret',
	};
	const body = { data: { type: 'endpoint', attributes } };
	for (let index = 0; index < 5; index++) await opened.ask('POST', path, { body });
	const { pages, ids } = await walk(`${path}?page[offset]=0&page[limit]=2`);
	expect(pages.map(({ length }) => length)).toEqual([2, 2, 1]);
	expect(distinct(ids)).toBe(5);
	for (let index = 0; index < 5; index++) await opened.ask('POST', `${path}/${ids[0]}/test`);
	const deliveries = await walk(`${path}/${ids[0]}/deliveries?page[size]=2`);
	expect(deliveries.pages.map(({ length }) => length)).toEqual([2, 2, 1]);
});
