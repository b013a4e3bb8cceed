import { record } from '../answer/shape';
import type { Client } from '../client/client';
import type { PathValues } from '../input/path';
import type { OperationKey } from '../operation';
import type { FailureClass } from './failure';
import { failureClassOf } from './nodeError';

/** Operations that a project refuses while something else is going on with it. */
const needRest = new Set<OperationKey>([
	'DELETE /v1/projects/{ref}',
	'POST /v1/projects/{ref}/pause',
	'POST /v1/projects/{ref}/restart',
	'POST /v1/projects/{ref}/restore',
	'POST /v1/projects/{ref}/restore/cancel',
	'POST /v1/projects/{ref}/upgrade',
	'POST /v1/projects/{ref}/database/backups/restore',
	'POST /v1/projects/{ref}/database/backups/restore-pitr',
]);

const atRest = ['ACTIVE_HEALTHY', 'ACTIVE_UNHEALTHY', 'INACTIVE'];

/**
 * Reads the project to say more about a failure than Supabase does: whether it is paused, in the
 * middle of something, or out of the credential’s sight.
 *
 * @returns a sentence, or nothing where the project has nothing to do with it
 */
export async function explain(
	error: unknown,
	key: OperationKey,
	{ ref }: PathValues,
	client: Client,
): Promise<string> {
	const failureClass = failureClassOf(error);
	if (ref === undefined || key === 'GET /v1/projects/{ref}') return '';
	const isMissing = failureClass === 'notFound';
	const isRefused =
		isAboutState(failureClass) || (needRest.has(key) && failureClass === 'conflict');
	if (!isMissing && !isRefused) return '';

	let state: string;
	try {
		state = String(
			(await client.read('GET /v1/projects/{ref}', record({}), { values: { ref } })).status,
		);
	} catch {
		return isMissing ? `The credential cannot see the project ${ref} either.` : '';
	}
	if (state === 'INACTIVE')
		return `The project ${ref} is paused: restore it first (Project: Restore).`;
	if (!atRest.includes(state)) {
		return `The project is ${state} at the moment: wait until that has ended, then run the node again.`;
	}
	return isMissing ? `The project ${ref} itself exists.` : `The project is ${state}.`;
}

function isAboutState(failureClass: FailureClass | undefined): boolean {
	return (
		failureClass === 'state' || failureClass === 'databaseUnreachable' || failureClass === 'paused'
	);
}
