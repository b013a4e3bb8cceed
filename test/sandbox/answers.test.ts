import { contract } from '../harness/contract';
import { openSandbox, refOf } from './harness.ts';

/** Generated answers about a project, and a list. */
const asked = (ref: string) => [
	`/v1/projects/${ref}/analytics/endpoints/usage.api-counts`,
	`/v1/projects/${ref}/database/backups`,
	`/v1/projects/${ref}/config/disk/util`,
	'/v1/projects',
];

async function answersOf(seed: number) {
	const { sandbox, ask } = await openSandbox({ seed });
	const texts = [];
	for (const path of asked(refOf(sandbox, 'acme'))) texts.push((await ask('GET', path)).text);
	return texts;
}

test('the same seed produces the same answers', async () => {
	expect(await answersOf(7)).toEqual(await answersOf(7));
});

test('another seed produces other answers', async () => {
	const [one, other] = [await answersOf(7), await answersOf(8)];
	for (const [index, text] of one.entries()) expect(text).not.toBe(other[index]);
});

test('an answer does not depend on earlier requests', async () => {
	const { sandbox, ask } = await openSandbox();
	const path = `/v1/projects/${refOf(sandbox, 'acme')}/config/auth`;
	const first = await ask('GET', path);
	await ask('GET', `/v1/projects/${refOf(sandbox, 'acme')}/database/backups`);
	expect((await ask('GET', path)).text).toBe(first.text);
});

test('returns the settings that were sent', async () => {
	const { sandbox, ask } = await openSandbox();
	const path = `/v1/projects/${refOf(sandbox, 'acme')}/config/auth`;
	const body = { site_url: 'https://shop.example.com', jwt_exp: 1800 };
	expect((await ask('PATCH', path, { body })).json).toMatchObject(body);
	expect((await ask('GET', path)).json).toMatchObject(body);
	sandbox.reset();
	expect((await ask('GET', path)).json).not.toMatchObject(body);
});

/** The content of the database is created by SQL, and tested there. */
const ofTheDatabase = /types\/typescript|database\/(migrations|context|openapi)/;

const shown = [...contract.values()].filter(
	({ method, path }) =>
		method === 'GET' &&
		!/\{(?!ref\}|slug\})/.test(path) &&
		!path.includes('/oauth/') &&
		!ofTheDatabase.test(path),
);

test('no answer contains a name that the generator has invented as a fallback', async () => {
	const { sandbox, ask } = await openSandbox();
	const ref = refOf(sandbox, 'acme');
	const madeUp = /"(atlas|beacon|comet|delta|ember|fjord|garnet|harbor)\b/i;
	for (const { path } of shown) {
		const { text } = await ask('GET', path.replace('{ref}', ref).replace('{slug}', 'acme'));
		expect([path, madeUp.exec(text)?.[0]]).toEqual([path, undefined]);
	}
});

test('a disk is never fuller than its size', async () => {
	const { sandbox, ask } = await openSandbox();
	for (const { ref } of sandbox.world.listProjects()) {
		const { json } = await ask('GET', `/v1/projects/${ref}/config/disk/util`);
		const { fs_size_bytes, fs_used_bytes, fs_avail_bytes } = json.metrics;
		expect(fs_used_bytes + fs_avail_bytes).toBe(fs_size_bytes);
		expect(fs_avail_bytes).toBeGreaterThan(0);
	}
});
