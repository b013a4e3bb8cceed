/** Edge functions, as the CLI and the MCP server deploy and download them. */
import { omit } from '../../sandbox/api/omit.ts';
import { openSandbox, refOf } from './harness.ts';

let opened: Awaited<ReturnType<typeof openSandbox>>;
let ref: string;
let path: string;

beforeAll(async () => {
	opened = await openSandbox();
	ref = refOf(opened.sandbox, 'acme');
	path = `/v1/projects/${ref}/functions`;
});

const files = {
	'supabase/functions/hello/index.ts': "import { greet } from '../_shared/greet.ts';\n",
	'supabase/functions/_shared/greet.ts': 'export const greet = () => "Hello 🌍";\r\n',
};
const entrypoint_path = 'supabase/functions/hello/index.ts';

async function deploy(query: string, metadata: object, sources: Record<string, string> = files) {
	const form = new FormData();
	form.append('metadata', new Blob([JSON.stringify(metadata)]), 'blob');
	for (const [name, text] of Object.entries(sources)) {
		form.append('file', new Blob([text], { type: 'application/octet-stream' }), name);
	}
	return await opened.ask('POST', `${path}/deploy?${query}`, { body: form });
}

test('the metadata may have a file name without becoming a file', async () => {
	const { json } = await deploy('slug=named', { entrypoint_path });
	const folder = `/tmp/user_fn_${ref}_${json.id}_1/source`;
	expect(json).toMatchObject({ entrypoint_path: `file://${folder}/${entrypoint_path}` });
	expect(json).not.toHaveProperty('import_map_path');

	const headers = { accept: 'multipart/form-data' };
	const { text } = await opened.ask('GET', `${path}/named/body`, { headers });
	expect(text).toContain('name="metadata"\r\n');
	expect(text).toContain(`{"deno2_entrypoint_path":"${folder}/${entrypoint_path}"}`);
	for (const [name, content] of Object.entries(files)) {
		expect(text).toContain(`filename="${folder}/${name}"`);
		expect(text).toContain(`\r\n${content}\r\n--`);
	}
	expect(text.match(/filename=/g)).toHaveLength(2);
});

test('several functions are bundled first, and deployed with one request', async () => {
	const one = await deploy('slug=one&bundleOnly=true', { entrypoint_path });
	const other = await deploy(
		'slug=other&bundleOnly=true',
		{ entrypoint_path: 'index.ts', import_map_path: 'deno.json', verify_jwt: false },
		{ 'index.ts': "import 'x';", 'deno.json': '{"imports":{"x":"./x.ts"}}', 'x.ts': '' },
	);
	expect(one.json.id).not.toBe(other.json.id);
	expect(one.json.ezbr_sha256).not.toBe(other.json.ezbr_sha256);
	expect((await opened.ask('GET', `${path}/one`)).status).toBe(404);

	const body = [one.json, other.json].map((made) => omit(made, 'updated_at'));
	const { json } = await opened.ask('PUT', path, { body });
	expect(json.functions).toMatchObject([
		{ slug: 'one', version: 1, verify_jwt: true, import_map: false },
		{ slug: 'other', version: 1, verify_jwt: false, import_map: true },
	]);
	expect(json.functions).toMatchObject([
		{ id: one.json.id, ezbr_sha256: one.json.ezbr_sha256 },
		{ id: other.json.id, import_map_path: other.json.import_map_path },
	]);
	expect((await opened.ask('GET', `${path}/other/body`)).text).toContain("import 'x';");

	const again = await deploy('slug=one&bundleOnly=true', { entrypoint_path });
	expect(again.json).toMatchObject({ id: one.json.id, version: 2 });
});

test('a deploy without verify_jwt enables it', async () => {
	await deploy('slug=open', { entrypoint_path, verify_jwt: false });
	expect((await deploy('slug=open', { entrypoint_path })).json).toMatchObject({
		verify_jwt: true,
		version: 2,
	});
});

test.each([
	['a file that is not there', { entrypoint_path: 'main.ts' }, files, 400],
	['a name without an import map', { entrypoint_path: 'a.ts' }, { 'a.ts': "import 'x'" }, 500],
	['more than 4 MB', { entrypoint_path: 'a.ts' }, { 'a.ts': '/'.repeat(5_000_000) }, 500],
])('the bundler refuses %s', async (_what, metadata, sources, status) => {
	expect((await deploy('slug=bad', metadata, sources)).status).toBe(status);
});

test('a slug is unique', async () => {
	await deploy('slug=taken', { entrypoint_path });
	const refused = await opened.ask('POST', path, { body: { slug: 'taken', name: 'a', body: '' } });
	expect([refused.status, refused.json]).toEqual([400, { message: 'Duplicated function slug' }]);
});

test('a bundle must be published before the next deployment', async () => {
	const bundled = await deploy('slug=left&bundleOnly=true', { entrypoint_path });
	for (const query of ['slug=left', 'slug=left&bundleOnly=true']) {
		const refused = await deploy(query, { entrypoint_path });
		expect([refused.status, refused.json.message]).toEqual([409, 'deployment already exists']);
	}
	await opened.ask('PUT', path, { body: [omit(bundled.json, 'updated_at')] });
	expect((await deploy('slug=left', { entrypoint_path })).json).toMatchObject({ version: 2 });
});
