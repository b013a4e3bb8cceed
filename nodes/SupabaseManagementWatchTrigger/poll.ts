import type {
	IDataObject,
	IHttpRequestMethods,
	INodeExecutionData,
	IPollFunctions,
} from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { call } from '../SupabaseManagement/v1/request/call';
import { alike, tellFailures, type Failure } from './failures';
import { Memories } from './memories';
import { readOrganizations, readProjects } from './scope';
import { readSettings, subjectOf } from './settings';
import { timeLimit } from './timeLimit';
import { watches } from './watches';
import type { Change, Project, Read, Scope } from './watches/watch';

/** How many items a fetch in the editor shows. */
const mostSamples = 10;

/** One after another that are looked at: a project, an organization, or all projects at once. */
type Subject = {
	id: string;
	/** What to call it. */
	name: string;
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
	const settings = readSettings(context, Date.now());
	const about = await subjectOf(context, settings);
	// A poll that fails as a whole must leave everything as it was: nothing is written until the end.
	const remembered = context.getWorkflowStaticData('node') as Remembered;
	const known = remembered.about === about ? remembered : {};

	const { subjects, absent, failures } = await findSubjects(context);
	const readings = await Promise.all(
		subjects.map(async ({ id, name, read, reading }) => {
			try {
				return { reading: reading ?? (await watch.read(read, settings, known.memories?.[id])) };
			} catch (error) {
				failures.push({ id, name, error: error as Failure['error'] });
				return undefined;
			}
		}),
	);

	const memories = new Memories(known.memories, [...subjects.map(({ id }) => id), ...absent]);
	let successes = 0;
	const items: INodeExecutionData[] = [];
	subjects.forEach(({ id, name, about: whom }, index) => {
		if (readings[index] === undefined) return;
		const { reading } = readings[index];
		const { changes, memory } = watch.compare(memories.of(id), reading, settings);
		if (memories.replace(id, memory)) {
			successes++;
			items.push(...toItems(context, changes, whom));
		} else {
			failures.push({ id, name, error: tooMuch(context) });
		}
	});

	if (failures.length > 0 && successes === 0) throw alike(failures);
	const failing = tellFailures(context, failures, known.failing);
	Object.assign(remembered, { about, memories: memories.all, failing } satisfies Remembered);
	return items.length > 0 ? [items] : null;
}

function tooMuch(context: IPollFunctions): NodeOperationError {
	return new NodeOperationError(context.getNode(), 'There is too much to remember', {
		description:
			'What n8n remembers for this node is as much as it may be, so that changes here are not told. Look at fewer projects: those of one organization, or chosen ones.',
	});
}

async function fetchSample(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	const watch = watches[context.getNodeParameter('watch') as string]!;
	const settings = readSettings(context, Date.now());
	const { subjects, failures } = await findSubjects(context);
	const items: INodeExecutionData[] = [];
	// Better others than none, to build the workflow with.
	const unwanted: INodeExecutionData[] = [];
	for (const { id, name, about, read, reading } of subjects) {
		if (items.length >= mostSamples) break;
		try {
			const now = reading ?? (await watch.read(read, settings, undefined));
			const samples = watch.sample(now, settings);
			items.push(...toItems(context, samples, about));
			unwanted.push(...samples.map((sample) => toItem(sample, about)));
		} catch (error) {
			failures.push({ id, name, error: error as Failure['error'] });
		}
	}
	const shown = items.length > 0 ? items : unwanted;
	if (shown.length > 0) return [shown.slice(0, mostSamples)];
	if (failures.length > 0) throw alike(failures);
	return null;
}

function toItems(context: IPollFunctions, changes: Change[], about: IDataObject) {
	const watch = context.getNodeParameter('watch') as string;
	const wanted = context.getNodeParameter(`${watch}Events`, []) as string[];
	return changes
		.filter(({ event }) => wanted.length === 0 || wanted.includes(event))
		.map((change) => toItem(change, about));
}

function toItem({ event, project, details }: Change, about: IDataObject): INodeExecutionData {
	const whom = project === undefined ? about : aboutProject(project);
	return { json: { event, ...whom, ...details } };
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
			name: `${name} (${slug})`,
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
		const subjects = isReadable
			? [{ id: 'all', name: 'all projects', about: {}, reading, read: reader({}) }]
			: [];
		return { subjects, absent: [], failures };
	}

	// A project that is paused or on its way has nothing to look at. It is looked at again after.
	const isUp = ({ status }: Project) => status.startsWith('ACTIVE_');
	const subjects = projects.filter(isUp).map((project) => ({
		id: project.ref,
		name: `${project.name} (${project.ref})`,
		about: aboutProject(project),
		read: reader({ projectRef: project.ref }),
	}));
	const down = projects.filter((project) => !isUp(project)).map(({ ref }) => ref);
	return { subjects, absent: [...down, ...unread], failures };
}
