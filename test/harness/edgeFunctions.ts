import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

export const ref = 'abcdefghijklmnopqrst';

export const functions = `/v1/projects/${ref}/functions`;

export const eszip = 'application/vnd.denoland.eszip';

export const hello = {
	id: '3c078cce-ad70-4148-9f37-4da362789053',
	slug: 'hello-world',
	name: 'Hello World',
	status: 'ACTIVE',
	version: 2,
	created_at: 1767225600000,
	updated_at: 1767312000000,
	verify_jwt: true,
	import_map: false,
	entrypoint_path: 'file:///tmp/user_fn_x/source/index.ts',
	import_map_path: 'file:///tmp/user_fn_x/source/deno.json',
	ezbr_sha256: '44c691990518d25498f0fd80cf6631ecf2b58eb9c5eb2a087dd1688f2904dac7',
};

/** The node returns times as ISO strings. */
export const asItem = (fields: IDataObject): IDataObject => ({
	...fields,
	created_at: '2026-01-01T00:00:00.000Z',
	updated_at: '2026-01-02T00:00:00.000Z',
});

export const source = 'Deno.serve(() => new Response("Hello, café"));\n';

export type File = { path: string; text: string | Buffer; type?: string; directory?: string };

/** An item with files, in fields named `data`, `data1` … */
export function itemWith(...files: File[]): INodeExecutionData {
	const binary = files.map(({ path, text, type = 'text/typescript', directory }, index) => [
		index === 0 ? 'data' : `data${index}`,
		{
			data: Buffer.from(text).toString('base64'),
			mimeType: type,
			fileName: path,
			...(directory === undefined ? {} : { directory }),
		},
	]);
	return { json: {}, binary: Object.fromEntries(binary) };
}

export const index = { path: 'functions/hello/index.ts', text: source };

export const shared = { path: 'functions/_shared/cors.ts', text: 'export const cors = {};' };

export const importMap = {
	path: 'functions/hello/deno.json',
	text: '{ "imports": {} }',
	type: 'application/json',
};

export const deployed = { ...hello, version: 3 };
