import type { Call, Handlers, Query } from '../handler.ts';
import { cursorPage } from '../pages.ts';
import * as random from '../random.ts';
import { Refusal, refusalOf } from '../refusal.ts';
import type { Project, World } from '../world.ts';
import { found, owned, remove } from './owned.ts';

/** Long enough for several pages. */
const snippetCount = 45;

const runCount = 23;

const owner = { id: 1, username: 'acme-1' };

type Snippet = { id: string; inserted_at: string; name: string; project: Project };

const snippetsOf = owned<World, Snippet[]>((world) => {
	const source = random.seededRandom(world.seed, 'snippets');
	const projects = world.listProjects();
	return Array.from({ length: snippetCount }, (_, index) => ({
		id: random.uuid(source),
		inserted_at: random.date(source),
		name: `Query ${String(index + 1).padStart(2, '0')}`,
		project: random.pick(source, projects),
	}));
});

const snippet = ({ id, inserted_at, name, project }: Snippet) => ({
	id,
	inserted_at,
	updated_at: inserted_at,
	type: 'sql',
	visibility: 'user',
	name,
	description: null,
	project: { id: project.id, name: project.name },
	owner,
	updated_by: owner,
	favorite: false,
});

type Notebook = {
	id: string;
	attributes: { name: string; inserted_at: string; updated_at: string } & Record<string, unknown>;
	content: { cells: Array<Record<string, unknown>> };
};

const notebooksOf = owned<Project, Notebook[]>(() => []);

const notebookOf = ({ project, params }: Call) =>
	found(
		notebooksOf(project).find(({ id }) => id === params.id),
		'Notebook',
	);

const notebook = ({ id, attributes, content }: Notebook, full = true) => ({
	type: 'notebook',
	id,
	attributes: full ? { ...attributes, content: { schema_version: 1, ...content } } : attributes,
});

type NotebookFields = Partial<Notebook['attributes']> & { content?: Notebook['content'] };

const notebookFields = ({ body, world }: Call): NotebookFields => {
	const { content, ...rest } = (body as { data: { attributes: NotebookFields } }).data.attributes;
	const cells = content?.cells.map((cell) => ({ id: world.uuid(), ...cell }));
	return cells ? { ...rest, content: { ...content, cells } } : rest;
};

export type Run = {
	id: string;
	created_at: string;
	branch_id?: string;
	/** Statuses of steps that have not succeeded. */
	statuses?: Record<string, string>;
};

const runsOf = owned<Project, Run[]>(({ ref }) => {
	const source = random.seededRandom(ref, 'runs');
	return Array.from({ length: runCount }, () => ({
		id: random.uuid(source),
		created_at: random.date(source),
	}));
});

/** @returns a new run of a branch, which has ended unless other statuses are given */
export function startRun(world: World, project: Project, branch_id: string): Run {
	const started = { id: world.uuid(), created_at: world.now(), branch_id };
	runsOf(project).unshift(started);
	return started;
}

const runOf = ({ project, params }: Call) =>
	found(
		runsOf(project).find(({ id }) => id === params.run_id),
		'Action run',
	);

const run = ({ id, created_at, branch_id = id, statuses = {} }: Run) => ({
	id,
	branch_id,
	run_steps: ['clone', 'migrate', 'deploy'].map((name) => ({
		name,
		status: statuses[name] ?? 'EXITED',
		created_at,
		updated_at: created_at,
	})),
	workdir: null,
	check_run_id: null,
	created_at,
	updated_at: created_at,
});

export const listHandlers: Handlers = {
	'v1-list-all-snippets': ({ world, query }) => {
		const { project_ref, sort_by = 'inserted_at', sort_order = 'desc', cursor } = query;
		const limit = Number(query.limit ?? 100);
		if (!Number.isInteger(limit) || limit < 1 || limit > 100) {
			throw new Refusal(400, 'query.limit must be 1 to 100');
		}
		const key = sort_by as 'name' | 'inserted_at';
		const ordered = snippetsOf(world)
			.filter(({ project }) => project_ref === undefined || project.ref === project_ref)
			.toSorted((one, other) => one[key].localeCompare(other[key]));
		if (sort_order === 'desc') ordered.reverse();
		const start = ordered.findIndex(({ id }) => id === cursor) + 1;
		const page = ordered.slice(start, start + limit);
		const more = start + limit < ordered.length;
		return { body: { data: page.map(snippet), ...(more && { cursor: page.at(-1)?.id }) } };
	},

	'v1-get-a-snippet': ({ world, params }) => {
		const item = snippetsOf(world).find(({ id }) => id === params.id);
		const errorEventId = random.hexDigits(random.seededRandom(params.id ?? ''), 32);
		if (!item) throw refusalOf('snippet.unknown', {}, { errorEventId });
		return {
			body: {
				...snippet(item),
				content: { schema_version: '1', sql: 'select 1;' },
			},
		};
	},

	'v2-list-notebooks': ({ project, query, path }) => {
		const { name } = (query.filter ?? {}) as Query;
		const [, descending, key] = /^(-?)(.*)$/.exec(String(query.sort ?? 'name')) ?? [];
		const ordered = notebooksOf(project)
			.filter((item) => name === undefined || item.attributes.name.includes(String(name)))
			.toSorted((one, other) => {
				const by = key as 'name' | 'inserted_at';
				return one.attributes[by].localeCompare(other.attributes[by]);
			});
		if (descending) ordered.reverse();
		const { items, links } = cursorPage(ordered, ({ id }) => id, path, query);
		return { body: { data: items.map((item) => notebook(item, false)), links } };
	},

	'v2-create-notebook': (call) => {
		const { content = { cells: [] }, ...fields } = notebookFields(call);
		const at = call.world.now();
		const attributes = {
			description: null,
			favorite: false,
			inserted_at: at,
			updated_at: at,
			owner,
			updated_by: owner,
			name: '',
			...fields,
		};
		const created = { id: call.world.uuid(), attributes, content };
		notebooksOf(call.project).push(created);
		return { body: { data: notebook(created) } };
	},

	'v2-get-notebook': (call) => ({ body: { data: notebook(notebookOf(call)) } }),

	'v2-update-notebook': (call) => {
		const item = notebookOf(call);
		const { content = item.content, ...fields } = notebookFields(call);
		Object.assign(item.attributes, fields, { updated_at: call.world.now() });
		item.content = content;
		return { body: { data: notebook(item) } };
	},

	'v2-delete-notebook': (call) => {
		remove(notebooksOf(call.project), notebookOf(call));
		return {};
	},

	'v1-list-action-runs': ({ project, query }) => {
		const { offset = 0, limit = 10 } = query;
		const start = Number(offset);
		return {
			body: runsOf(project)
				.slice(start, start + Number(limit))
				.map(run),
		};
	},

	'v1-count-action-runs': ({ project }) => ({
		headers: { 'X-Total-Count': String(runsOf(project).length) },
	}),

	'v1-get-action-run': (call) => ({ body: run(runOf(call)) }),

	'v1-update-action-run-status': (call) => {
		const item = runOf(call);
		item.statuses = { ...item.statuses, ...(call.body as Record<string, string>) };
		return { body: { message: 'ok' } };
	},

	'v1-get-action-run-logs': (call) => {
		const steps = run(runOf(call)).run_steps.map(({ name, status }) => `${name}: ${status}\n`);
		return { raw: { type: 'text/plain; charset=utf-8', data: steps.join('') } };
	},
};
