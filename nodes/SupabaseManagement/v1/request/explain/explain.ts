import { alreadyDone } from './alreadyDone';
import type { Client } from '../client/client';
import type { RequestFacts } from '../facts';
import type { PathValues } from '../input/path';
import type { OperationKey } from '../operation';
import { mayPass, type FailureClass } from '../failure/failure';
import { projectKey, readProject } from '../wait/readProject';
import { failureClassOf } from '../failure/nodeError';

const atRest = ['ACTIVE_HEALTHY', 'ACTIVE_UNHEALTHY', 'INACTIVE'];

/**
 * Reads the project to add details to a failure: whether it is paused, still changing, already in
 * the requested state, or not accessible to the credential.
 *
 * @returns a sentence, or nothing if the project is not the cause
 */
export async function explain(
	error: unknown,
	key: OperationKey,
	facts: RequestFacts,
	pathValues: PathValues,
	body: unknown,
	client: Client,
): Promise<string> {
	const { ref } = pathValues;
	const failureClass = failureClassOf(error);
	const isMissing = failureClass === 'notFound';
	const isRefused =
		isAboutState(failureClass) || (facts.needsRest === true && failureClass === 'conflict');
	const done = await alreadyDone(error, key, facts, pathValues, body, client);
	if (done !== undefined) return done.sentence;
	if (ref === undefined || key === projectKey || (!isMissing && !isRefused)) return '';

	let state: string;
	try {
		state = String((await readProject(client, ref)).status);
	} catch (lookError) {
		return isMissing && !mayPass(failureClassOf(lookError))
			? `The credential cannot access the project ${ref} either: choose it from the list again.`
			: '';
	}
	// The advice for a paused project already says this.
	if (state === 'INACTIVE' && failureClass === 'paused') return '';
	if (state === 'INACTIVE')
		return `The project ${ref} is paused: restore it first (Project: Restore).`;
	if (!atRest.includes(state)) {
		return `The project is ${state} now. Wait until this has finished, then run the node again.`;
	}
	return isMissing ? `The project ${ref} itself exists.` : `The project is ${state}.`;
}

function isAboutState(failureClass: FailureClass | undefined): boolean {
	return (
		failureClass === 'state' || failureClass === 'databaseUnreachable' || failureClass === 'paused'
	);
}
