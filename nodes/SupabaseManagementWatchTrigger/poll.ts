import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { isRemoved } from '../SupabaseManagement/v1/request/failure/nodeError';
import type { Client } from '../SupabaseManagement/v1/request/client/client';
import { alike, tellFailures, type Failure } from './failures';
import { Memories } from './memories';
import { openPollClient } from './reader';
import { readSettings, subjectOf } from './settings';
import type { Sightings } from './scope';
import { aboutProject, findSubjects, type Subject } from './subjects';
import { watchOf } from './watches';
import type { Change } from './watches/watch';

/** Number of items that a fetch in the editor returns. */
const mostSamples = 10;

/** Number of subjects that are read at the same time: the number of connections of a credential. */
const mostAtOnce = 5;

/** The data that n8n stores for the node, also across restarts. */
type Remembered = {
	/** The parameters that the memory belongs to. With other parameters, the node starts over. */
	about?: string;
	/** The memory of the watch, by project or organization. */
	memories?: Record<string, unknown>;
	/** What is known about the chosen projects. */
	sightings?: Sightings;
	/** Projects and organizations that failed at the previous poll, with the message. */
	failing?: Record<string, string>;
	/** IDs that the previous poll had no time for. They are read first. */
	leftOver?: string[];
};

/** Running polls, by node. n8n starts the next poll even if one is running. */
const running = new Set<string>();

/**
 * Polls everything once.
 *
 * @returns one item per change, or null when nothing has changed
 * @throws NodeOperationError or NodeApiError if nothing could be read
 */
export async function pollOnce(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	const client = await openPollClient(context);
	if (context.getMode() === 'manual') return await fetchSample(context, client);
	const node = `${context.getWorkflow().id} ${context.getNode().id}`;
	if (running.has(node)) return null;
	running.add(node);
	try {
		return await fetchChanges(context, client);
	} finally {
		running.delete(node);
	}
}

async function fetchChanges(
	context: IPollFunctions,
	client: Client,
): Promise<INodeExecutionData[][] | null> {
	const watch = watchOf(context);
	const settings = readSettings(context, Date.now());
	const about = subjectOf(context, settings, client);
	// The memory is written at the very end, so that a poll that fails completely does not change it.
	const remembered = context.getWorkflowStaticData('node') as Remembered;
	const known = remembered.about === about ? remembered : {};

	const { subjects, absent, failures, sightings } = await findSubjects(context, client, known);
	const memories = new Memories(known.memories, [...subjects.map(({ id }) => id), ...absent]);
	const readings = new Map<string, unknown>();
	const leftOver = await inTurns(inOrder(subjects, known), client, async (subject) => {
		const { id, name, read, reading } = subject;
		try {
			readings.set(id, reading ?? (await watch.read(read, settings, memories.of(id))));
		} catch (error) {
			// It was removed since the list of projects was read.
			if (!isRemoved(error)) failures.push({ id, name, error: error as Failure['error'] });
		}
	});
	delete remembered.leftOver;
	if (leftOver.length > 0) remembered.leftOver = leftOver.map(({ id }) => id);

	let isAnyRead = false;
	const items: INodeExecutionData[] = [];
	for (const { id, name, about: whom } of subjects) {
		if (!readings.has(id)) continue;
		const { changes, memory } = watch.compare(memories.of(id), readings.get(id), settings);
		if (memories.replace(id, memory)) {
			isAnyRead = true;
			items.push(...toItems(context, changes, whom));
		} else {
			failures.push({ id, name, error: tooMuch(context) });
		}
	}

	if (failures.length > 0 && !isAnyRead) throw alike(failures);
	const failing = tellFailures(context, failures, known.failing);
	Object.assign(remembered, {
		about,
		memories: memories.all(),
		sightings,
		failing,
	} satisfies Remembered);
	return items.length > 0 ? [items] : null;
}

/** Subjects that were not read at the previous poll come first, and failed ones come last. */
function inOrder(subjects: Subject[], { leftOver, failing = {} }: Remembered): Subject[] {
	const first = new Set(leftOver);
	const rank = ({ id }: Subject) => (first.has(id) ? 0 : Object.hasOwn(failing, id) ? 2 : 1);
	return subjects.toSorted((one, other) => rank(one) - rank(other));
}

/** @returns the IDs that there was no time for */
async function inTurns(
	subjects: Subject[],
	client: Client,
	work: (subject: Subject) => Promise<void>,
): Promise<Subject[]> {
	const waiting = [...subjects];
	const workThrough = async () => {
		while (waiting.length > 0 && client.timeLeft() > 0) await work(waiting.shift()!);
	};
	await Promise.all(Array.from({ length: mostAtOnce }, workThrough));
	return waiting;
}

function tooMuch(context: IPollFunctions): NodeOperationError {
	return new NodeOperationError(context.getNode(), 'The memory of this node is full', {
		description:
			'Changes of these projects are not reported. Watch fewer projects, for example the projects of one organization.',
	});
}

async function fetchSample(
	context: IPollFunctions,
	client: Client,
): Promise<INodeExecutionData[][] | null> {
	const watch = watchOf(context);
	const settings = readSettings(context, Date.now());
	const { subjects, failures } = await findSubjects(context, client, {});
	const items: INodeExecutionData[] = [];
	// For building the workflow, any sample is better than none.
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
	const wanted = [context.getNodeParameter(`${watch}Events`, []) as string[] | string].flat();
	return changes
		.filter(({ event }) => wanted.length === 0 || wanted.includes(event))
		.map((change) => toItem(change, about));
}

function toItem({ event, project, details }: Change, about: IDataObject): INodeExecutionData {
	const whom = project === undefined ? about : aboutProject(project);
	return { json: { event, ...whom, ...details } };
}
