import { createHash } from 'node:crypto';
import path from 'node:path/posix';

import type { UploadedFile } from '../body.ts';
import type { Answer, Call, Handlers } from '../handler.ts';
import { omit } from '../omit.ts';
import { Refusal, refusalOf } from '../refusal.ts';
import type { Project } from '../world.ts';
import { bundle } from './functionBundle.ts';
import { found, owned } from './owned.ts';

/** Deployed code: source files, or one file that was bundled elsewhere. */
export type Code = {
	/** Source files with their paths; empty if the code was bundled elsewhere. */
	files: UploadedFile[];
	bundled: Buffer;
	sha256: string;
};

type Fields = {
	id: string;
	slug: string;
	name: string;
	status: string;
	version: number;
	created_at: number;
	updated_at: number;
	verify_jwt: boolean;
	import_map: boolean;
	/** As sent; `shown` turns them into the URLs that the API returns. */
	entrypoint_path?: string;
	import_map_path?: string;
};

type EdgeFunction = { fields: Fields; code: Code };

type Settings = Partial<Fields> & { ezbr_sha256?: string };

type State = {
	functions: Map<string, EdgeFunction>;
	/** Bundled but not yet deployed code, by its SHA-256. */
	bundles: Map<string, Code>;
	/** Versions that are bundled but not yet deployed, by function slug. */
	pending: Map<string, number>;
};

const stateOf = owned<Project, State>(() => ({
	functions: new Map(),
	bundles: new Map(),
	pending: new Map(),
}));

const functionOf = ({ project, params }: Call) =>
	found(stateOf(project).functions.get(params.function_slug ?? ''), 'Function');

const isTrue = (value: unknown) => (value === undefined ? undefined : String(value) === 'true');

const defined = <T extends object>(fields: T) =>
	Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;

const bundledElsewhere = (bundled: Buffer): Code => ({
	files: [],
	bundled,
	sha256: createHash('sha256').update(bundled).digest('hex'),
});

/** The folder into which Supabase’s servers unpack a version; the API’s paths contain it. */
const folderOf = ({ ref }: Project, { id, version }: Fields) =>
	`/tmp/user_fn_${ref}_${id}_${version}/source`;

/** A path as the client sent it first: paths that come from the API lose the server’s folder. */
const asSent = (sent: string | undefined) =>
	sent?.replace(/^(file:\/\/)?\/tmp\/user_fn_[^/]+\/source\//, '') || undefined;

const addressOf = (folder: string, sent: string | undefined) =>
	sent === undefined ? undefined : `file://${path.join(folder, sent)}`;

function shown(project: Project, { fields, code }: EdgeFunction) {
	const folder = folderOf(project, fields);
	return defined({
		...fields,
		import_map: fields.import_map || fields.import_map_path !== undefined,
		entrypoint_path: addressOf(folder, fields.entrypoint_path),
		import_map_path: addressOf(folder, fields.import_map_path),
		ezbr_sha256: code.sha256,
	});
}

/**
 * The function after a change of these settings. Unless they set a version, it is increased by one.
 */
function next({ project, world }: Call, slug: string, settings: Settings, code: Code) {
	const existing = stateOf(project).functions.get(slug);
	const at = Date.parse(world.now());
	const fields: Fields = {
		id: existing?.fields.id ?? world.uuid(),
		name: slug,
		status: 'ACTIVE',
		verify_jwt: true,
		import_map: false,
		created_at: at,
		version: (existing?.fields.version ?? 0) + 1,
		...defined(omit(settings, 'ezbr_sha256', 'updated_at')),
		slug,
		updated_at: at,
	};
	fields.entrypoint_path = asSent(fields.entrypoint_path);
	fields.import_map_path = asSent(fields.import_map_path);
	return { fields, code };
}

function save(call: Call, made: EdgeFunction) {
	stateOf(call.project).functions.set(made.fields.slug, made);
	return shown(call.project, made);
}

/** The settings are in the query if the body is an eszip, and in the body if it is JSON. */
function upload({ body, query }: Call): { settings: Settings; code?: Code } {
	const { verify_jwt, import_map, ...rest } = query;
	const settings = defined({
		...rest,
		verify_jwt: isTrue(verify_jwt),
		import_map: isTrue(import_map),
	}) as Settings;
	if (Buffer.isBuffer(body)) return { settings, code: bundledElsewhere(body) };
	const { body: source, ...fields } = (body ?? {}) as Settings & { body?: string };
	const code = source === undefined ? undefined : bundledElsewhere(Buffer.from(source));
	return { settings: { ...settings, ...fields }, code };
}

/**
 * The source files as a form. Its metadata has no file name, and the paths are those on the server
 * (the CLI 3.1.0 and the MCP server 0.13.0 both strip its folder).
 */
async function sourceForm(project: Project, { fields, code }: EdgeFunction): Promise<Answer> {
	const { entrypoint_path = 'index.ts' } = fields;
	const folder = folderOf(project, fields);
	const form = new FormData();
	const metadata = { deno2_entrypoint_path: path.join(folder, entrypoint_path) };
	form.append('metadata', JSON.stringify(metadata));
	const sources =
		code.files.length > 0 ? code.files : [{ name: entrypoint_path, data: code.bundled }];
	for (const { name, data } of sources) {
		form.append('file', new Blob([new Uint8Array(data)]), path.join(folder, name));
	}
	const response = new Response(form);
	return {
		raw: {
			type: response.headers.get('content-type') ?? '',
			data: Buffer.from(await response.arrayBuffer()),
		},
	};
}

export const functionHandlers: Handlers = {
	'v1-list-all-functions': ({ project }) => ({
		body: [...stateOf(project).functions.values()].map((each) => shown(project, each)),
	}),

	'v1-get-a-function': (call) => ({ body: shown(call.project, functionOf(call)) }),

	'v1-get-a-function-body': async (call) => {
		const wanted = functionOf(call);
		if (call.headers.accept?.includes('multipart/form-data')) {
			return await sourceForm(call.project, wanted);
		}
		return { raw: { type: 'application/vnd.denoland.eszip', data: wanted.code.bundled } };
	},

	'v1-create-a-function': (call) => {
		const { settings, code = bundledElsewhere(Buffer.alloc(0)) } = upload(call);
		const { slug } = settings;
		if (!slug) throw new Refusal(400, 'query.slug is required');
		if (stateOf(call.project).functions.has(slug)) {
			throw refusalOf('function.slugTaken');
		}
		return { body: save(call, next(call, slug, settings, code)) };
	},

	'v1-update-a-function': (call) => {
		const { settings, code } = upload(call);
		const existing = functionOf(call);
		const fields = { ...omit(existing.fields, 'version'), ...settings };
		const { slug } = existing.fields;
		return { body: save(call, next(call, slug, fields, code ?? existing.code)) };
	},

	/**
	 * Settings that are absent get the defaults of a new function: a deploy without `verify_jwt`
	 * enables it.
	 */
	'v1-deploy-a-function': (call) => {
		const { metadata } = call.body as {
			metadata: Settings & { entrypoint_path: string; static_patterns?: string[] };
		};
		const settings = omit(metadata, 'static_patterns');
		const slug = String(call.query.slug ?? settings.name ?? '');
		if (slug === '') throw new Refusal(400, 'query.slug or metadata.name is required');
		const code = bundle(call.files, asSent(metadata.entrypoint_path) ?? '', {
			importMap: asSent(metadata.import_map_path),
		});
		const { functions, bundles, pending } = stateOf(call.project);
		const created_at = functions.get(slug)?.fields.created_at;
		const made = next(call, slug, { ...settings, created_at }, code);
		if (pending.get(slug) === made.fields.version) throw refusalOf('function.bundled');
		if (!isTrue(call.query.bundleOnly)) return { body: save(call, made) };
		bundles.set(code.sha256, code);
		pending.set(slug, made.fields.version);
		return { body: shown(call.project, made) };
	},

	/** Deploys functions that were bundled before. For all others, only settings change. */
	'v1-bulk-update-functions': (call) => {
		const { functions, bundles } = stateOf(call.project);
		const made = (call.body as Array<Settings & { slug: string }>).map((settings) => {
			const { slug, ezbr_sha256 = '' } = settings;
			const existing = functions.get(slug);
			const code = bundles.get(ezbr_sha256) ?? existing?.code;
			if (!code) throw new Refusal(404, `Function ${slug} was not bundled`);
			return next(call, slug, { ...existing?.fields, ...settings }, code);
		});
		return { body: { functions: made.map((each) => save(call, each)) } };
	},

	'v1-delete-a-function': (call) => {
		const { slug } = functionOf(call).fields;
		const { functions, pending } = stateOf(call.project);
		functions.delete(slug);
		pending.delete(slug);
		return { body: { message: 'ok' } };
	},
};
