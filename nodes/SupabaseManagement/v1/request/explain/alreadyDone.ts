import type { IDataObject } from 'n8n-workflow';

import type { Client } from '../client/client';
import type { RequestFacts } from '../facts';
import type { FailureClass } from '../failure/failure';
import { failureClassOf, isGone } from '../failure/nodeError';
import type { PathValues } from '../input/path';
import type { OperationKey } from '../operation';
import { readProject } from '../wait/readProject';

/** Why there is nothing to do, and what the operation would have returned. */
export type AlreadyDone = { sentence: string; item: IDataObject };

/** How Supabase refuses what does not go with the state of a project. */
const aboutState = new Set<FailureClass | undefined>(['conflict', 'invalid', 'paused', 'state']);

/**
 * Finds out whether an operation was refused because there is nothing to do: the project is already
 * paused or running, or what should be deleted is gone.
 *
 * @param error what the operation ended with
 * @param body what was sent
 * @returns undefined where there is something to do, or where that cannot be found out
 */
export async function alreadyDone(
	error: unknown,
	key: OperationKey,
	facts: RequestFacts,
	pathValues: PathValues,
	body: unknown,
	client: Client,
): Promise<AlreadyDone | undefined> {
	const { ref } = pathValues;
	const { leadsTo: end, removes } = facts;
	if (end !== undefined && aboutState.has(failureClassOf(error))) {
		const project = await projectIfVisible(client, ref!);
		if (project === undefined || !end.states.includes(String(project.status))) return undefined;
		return {
			sentence: `The project is already ${end.name}: there is nothing to do.`,
			item: project,
		};
	}
	if (!isGone(error) || !(removes || key.startsWith('DELETE '))) return undefined;
	// A project out of sight is reported missing, too, so nothing is known of what is in it.
	const isProject = key === 'DELETE /v1/projects/{ref}';
	if (ref !== undefined && !isProject && (await projectIfVisible(client, ref)) === undefined) {
		return undefined;
	}
	const { token, ...ids } = pathValues;
	void token;
	const sent = key.startsWith('DELETE ') ? {} : (body as IDataObject);
	return {
		sentence: 'If it has already been deleted, there is nothing to do.',
		item: { deleted: true, ...ids, ...sent },
	};
}

async function projectIfVisible(client: Client, ref: string): Promise<IDataObject | undefined> {
	try {
		return await readProject(client, ref);
	} catch {
		return undefined;
	}
}
