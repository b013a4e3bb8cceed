import type {
	IDataObject,
	IHttpRequestMethods,
	INodeExecutionData,
	IPollFunctions,
} from 'n8n-workflow';

import { call } from '../SupabaseManagement/v1/request/call';
import { readOrganizations, readProjects, type Failure } from './scope';
import { readSettings, subjectOf } from './settings';
import { timeLimit } from './timeLimit';
import { watches } from './watches';
import type { Change, Project, Read, Scope } from './watches/watch';

/** How many things are remembered, all projects or organizations together. */
const mostThings = 5000;

/** How many items a fetch in the editor shows. */
const mostSamples = 10;

/** One after another that are looked at: a project, an organization, or all projects at once. */
type Subject = {
	id: string;
	/** Says in every item whom it is about. */
	about: IDataObject;
	/** What the watch reads, if it is known already. */
	reading?: unknown;
	read: Read;
};

/** What n8n keeps for the node, also over restarts. */
type Remembered = {
	/** What it is about: with other parameters, everything starts anew. */
	about?: string;
	/** What the watch remembers, by project or organization. */
	memories?: Record<string, unknown>;
	/** Projects and organizations that failed the last time, and how. */
	failing?: Record<string, string>;
};

/** Polls that are under way, by node. n8n starts the next one even then. */
const running = new Set<string>();

/**
 * Looks at everything once.
 *
 * @returns an item for each change, or null when nothing has changed
 * @throws NodeOperationError or NodeApiError when nothing at all could be read
 */
export async function pollOnce(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	if (context.getMode() === 'manual') return await fetchSample(context);
	const node = `${context.getWorkflow().id} ${context.getNode().id}`;
	if (running.has(node)) return null;
	running.add(node);
	try {
		return await fetchChanges(context);
	} finally {
		running.delete(node);
	}
}

async function fetchChanges(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	const watch = watches[context.getNodeParameter('watch') as string]!;
	const parameters = readSettings(context, Date.now());
	const about = await subjectOf(context, parameters);
	// A poll that fails as a whole must leave everything as it was: nothing is written until the end.
	const remembered = context.getWorkflowStaticData('node') as Remembered;
	const known = remembered.about === about ? remembered : {};

	const { subjects, absent, failures } = await findSubjects(context);
	const settings = { ...parameters, room: Math.ceil(mostThings / Math.max(1, subjects.length)) };
	const memories: Record<string, unknown> = {};
	for (const id of absent) {
		if (known.memories?.[id] !== undefined) memories[id] = known.memories[id];
	}
	let successes = 0;
	const found = await Promise.all(
		subjects.map(async ({ id, about: whom, read, reading }) => {
			const before = known.memories?.[id];
			try {
				const now = reading ?? (await watch.read(read, settings, before));
				const { changes, memory } = watch.compare(before, now, settings);
				memories[id] = memory;
				successes++;
				return toItems(context, changes, whom);
			} catch (error) {
				failures.push({ id, error: error as Failure['error'] });
				if (before !== undefined) memories[id] = before;
				return [];
			}
		}),
	);

	const [first] = failures;
	if (first !== undefined && successes === 0) throw first.error;
	// Once, and not with every poll, until it works again or fails in another way.
	for (const { id, error } of failures) {
		if (known.failing?.[id] !== error.message) context.__emitError(error);
	}
	const failing = Object.fromEntries(failures.map(({ id, error }) => [id, error.message]));
	Object.assign(remembered, { about, memories, failing } satisfies Remembered);
	const items = found.flat();
	return items.length > 0 ? [items] : null;
}

async function fetchSample(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	const watch = watches[context.getNodeParameter('watch') as string]!;
	const settings = { ...readSettings(context, Date.now()), room: mostThings };
	const { subjects, failures } = await findSubjects(context);
	const items: INodeExecutionData[] = [];
	for (const { id, about, read, reading } of subjects) {
		if (items.length >= mostSamples) break;
		try {
			const now = reading ?? (await watch.read(read, settings, undefined));
			items.push(...toItems(context, watch.sample(now, settings), about));
		} catch (error) {
			failures.push({ id, error: error as Failure['error'] });
		}
	}
	if (items.length > 0) return [items.slice(0, mostSamples)];
	const [first] = failures;
	if (first !== undefined) throw first.error;
	return null;
}

function toItems(context: IPollFunctions, changes: Change[], about: IDataObject) {
	const watch = context.getNodeParameter('watch') as string;
	const wanted = context.getNodeParameter(`${watch}Events`, []) as string[];
	return changes
		.filter(({ event }) => wanted.length === 0 || wanted.includes(event))
		.map(({ event, project, details }) => ({
			json: { event, ...(project === undefined ? about : aboutProject(project)), ...details },
		}));
}

const aboutProject = ({ ref, name, organization_slug }: Project): IDataObject => ({
	project_ref: ref,
	project_name: name,
	organization_slug,
});

/**
 * What there is to look at.
 *
 * @returns the subjects; those whose memory is kept although they are not looked at; and those that
 * could not even be found
 */
async function findSubjects(
	context: IPollFunctions,
): Promise<{ subjects: Subject[]; absent: string[]; failures: Failure[] }> {
	const watch = context.getNodeParameter('watch');
	const reader = (values: Record<string, string>): Read => {
		return async (operation, { query, body } = {}) => {
			const [method, path] = operation.split(' ') as [IHttpRequestMethods, string];
			return (await call(context, { method, path, values, query, body, timeLimit })).body;
		};
	};

	if (watch === 'members') {
		const { organizations, failures } = await readOrganizations(context);
		const subjects = organizations.map(({ slug, name }) => ({
			id: slug,
			about: { organization_slug: slug, organization_name: name },
			read: reader({ organizationSlug: slug }),
		}));
		return { subjects, absent: [], failures };
	}

	const { projects, failures } = await readProjects(context);
	const unread = new Set(failures.map(({ id }) => id));
	if (watch === 'projectStatus') {
		const reading: Scope = { projects, unread };
		// When not one of the chosen projects could be read, there is nothing to compare.
		const isReadable = projects.length > 0 || failures.length === 0;
		const subjects = isReadable ? [{ id: 'all', about: {}, reading, read: reader({}) }] : [];
		return { subjects, absent: [], failures };
	}

	// A project that is paused or on its way has nothing to look at. It is looked at again after.
	const isUp = ({ status }: Project) => status.startsWith('ACTIVE_');
	const subjects = projects.filter(isUp).map((project) => ({
		id: project.ref,
		about: aboutProject(project),
		read: reader({ projectRef: project.ref }),
	}));
	const down = projects.filter((project) => !isUp(project)).map(({ ref }) => ref);
	return { subjects, absent: [...down, ...unread], failures };
}
