import { createHash } from 'node:crypto';

import type { UploadedFile } from '../body.ts';
import type { Answer, Call, Handlers } from '../handler.ts';
import { omit } from '../omit.ts';
import { Refusal } from '../refusal.ts';
import type { Project } from '../world.ts';
import { found, owned } from './owned.ts';

type EdgeFunction = {
	fields: {
		id: string;
		slug: string;
		name: string;
		status: string;
		version: number;
		created_at: number;
		updated_at: number;
		verify_jwt?: boolean;
		import_map?: boolean;
		entrypoint_path?: string;
		import_map_path?: string;
		ezbr_sha256?: string;
	};
	code: Buffer;
	/** What was deployed as source files. */
	files: UploadedFile[];
};

type Settings = Partial<EdgeFunction['fields']>;

const functionsOf = owned<Project, Map<string, EdgeFunction>>(() => new Map());

const functionOf = ({ project, params }: Call) =>
	found(functionsOf(project).get(params.function_slug ?? ''), 'Function');

const isTrue = (value: unknown) => (value === undefined ? undefined : String(value) === 'true');

/** Where the body is an eszip, the settings are in the query; where it is JSON, in the body. */
function upload({ body, query }: Call): { settings: Settings; code: Buffer | undefined } {
	const { verify_jwt, import_map, ...rest } = query;
	const fromQuery = { ...rest, verify_jwt: isTrue(verify_jwt), import_map: isTrue(import_map) };
	const settings = Object.fromEntries(
		Object.entries(fromQuery).filter(([, value]) => value !== undefined),
	) as Settings;
	if (Buffer.isBuffer(body)) return { settings, code: body };
	const { body: source, ...fields } = (body ?? {}) as Settings & { body?: string };
	return { settings: { ...settings, ...fields }, code: source ? Buffer.from(source) : undefined };
}

function save(
	{ project, world }: Call,
	slug: string,
	settings: Settings,
	code?: Buffer,
	files?: UploadedFile[],
) {
	const functions = functionsOf(project);
	const existing = functions.get(slug);
	const at = Date.parse(world.now());
	const kept = code ?? existing?.code ?? Buffer.alloc(0);
	const fields = {
		id: existing?.fields.id ?? world.uuid(),
		slug,
		name: slug,
		status: 'ACTIVE',
		verify_jwt: true,
		import_map: false,
		created_at: at,
		...existing?.fields,
		...settings,
		version: (existing?.fields.version ?? 0) + 1,
		updated_at: at,
		ezbr_sha256: createHash('sha256').update(kept).digest('hex'),
	};
	functions.delete(slug);
	const keptFiles = files ?? (code ? [] : (existing?.files ?? []));
	functions.set(fields.slug, { fields, code: kept, files: keptFiles });
	return fields;
}

/** The source files as a form; code that came in one piece is one file. */
async function sourceForm({ fields, code, files }: EdgeFunction): Promise<Answer> {
	const { entrypoint_path = 'index.ts', import_map_path } = fields;
	const form = new FormData();
	const metadata = { entrypoint_path, import_map_path };
	form.append('metadata', new Blob([JSON.stringify(metadata)], { type: 'application/json' }));
	const sources = files.length > 0 ? files : [{ name: entrypoint_path, data: code }];
	for (const { name, data } of sources) form.append('file', new Blob([new Uint8Array(data)]), name);
	const response = new Response(form);
	const data = Buffer.from(await response.arrayBuffer());
	return { raw: { type: response.headers.get('content-type') ?? '', data } };
}

export const functionHandlers: Handlers = {
	'v1-list-all-functions': ({ project }) => ({
		body: [...functionsOf(project).values()].map(({ fields }) => fields),
	}),

	'v1-get-a-function': (call) => ({ body: functionOf(call).fields }),

	'v1-get-a-function-body': async (call) => {
		const wanted = functionOf(call);
		if (call.headers.accept?.includes('multipart/form-data')) return await sourceForm(wanted);
		return { raw: { type: 'application/vnd.denoland.eszip', data: wanted.code } };
	},

	'v1-create-a-function': (call) => {
		const { settings, code } = upload(call);
		if (!settings.slug) throw new Refusal(400, 'query.slug is required');
		if (functionsOf(call.project).has(settings.slug)) {
			throw new Refusal(400, `A function “${settings.slug}” already exists`);
		}
		return { body: save(call, settings.slug, settings, code) };
	},

	'v1-update-a-function': (call) => {
		const { settings, code } = upload(call);
		return { body: save(call, functionOf(call).fields.slug, settings, code) };
	},

	'v1-deploy-a-function': (call) => {
		const { metadata } = call.body as { metadata: Settings & { static_patterns?: string[] } };
		const settings = omit(metadata, 'static_patterns');
		const slug = String(call.query.slug ?? settings.name ?? '');
		if (slug === '') throw new Refusal(400, 'query.slug or metadata.name is required');
		const code = Buffer.concat(call.files.map(({ data }) => data));
		if (isTrue(call.query.bundleOnly)) {
			return { body: { ...(call.generated() as Settings), ...settings, slug } };
		}
		return { body: save(call, slug, settings, code, call.files) };
	},

	'v1-bulk-update-functions': (call) => ({
		body: {
			functions: (call.body as Array<Settings & { slug: string }>).map((settings) => {
				return save(call, settings.slug, settings);
			}),
		},
	}),

	'v1-delete-a-function': (call) => {
		functionsOf(call.project).delete(functionOf(call).fields.slug);
		return { body: { message: 'ok' } };
	},
};
