import type { IDataObject } from 'n8n-workflow';

import type { Client } from '../client/client';
import type { RequestFacts } from '../facts';
import type { FailureClass } from '../failure/failure';
import { failureClassOf, isGone } from '../failure/nodeError';
import type { PathValues } from '../input/path';
import type { OperationKey } from '../operation';
import { readProject } from '../wait/readProject';

/** The reason why there is nothing to do, and the output for this case. */
export type AlreadyDone = { sentence: string; item: IDataObject };

/** How Supabase refuses an operation that does not match the state of a project. */
const aboutState = new Set<FailureClass | undefined>(['conflict', 'invalid', 'paused', 'state']);

/**
 * Checks whether an operation was refused because there is nothing to do: the project is already
 * paused or running, or the resource to delete no longer exists.
 *
 * @param error the error of the operation
 * @param body of the request
 * @returns undefined if there is something to do, or if that is unknown
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
	// Supabase also reports a project as missing if the credential cannot access it. Then nothing is
	// known about its content.
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
