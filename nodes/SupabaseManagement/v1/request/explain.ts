import type { OperationKey } from './operation';
import type { PathValues } from './path';
import { answerOf } from './refusal';
import type { See } from './see';

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
 * Looks at the project to say more about a refusal than Supabase does: whether it is paused, in the
 * middle of something, or out of the credential’s sight.
 *
 * @returns a sentence, or nothing where the project has nothing to do with it
 */
export async function explain(
	error: unknown,
	key: OperationKey,
	{ ref }: PathValues,
	see: See,
): Promise<string> {
	const status = answerOf(error)?.statusCode;
	const isMissing = status === 404 && key !== 'GET /v1/projects/{ref}';
	const isRefused = (status === 400 || status === 409) && needRest.has(key);
	if (ref === undefined || !(isMissing || isRefused)) return '';

	let state: string;
	try {
		state = String((await see('GET /v1/projects/{ref}', { ref })).status);
	} catch {
		return isMissing ? ` The credential cannot see the project ${ref} either.` : '';
	}
	if (!atRest.includes(state)) {
		return ` The project is ${state} at the moment: wait until that has ended, and run it again.`;
	}
	if (!isMissing) return ` The project is ${state}.`;
	return state === 'INACTIVE'
		? ` The project ${ref} is paused: restore it first.`
		: ` The project ${ref} itself is there.`;
}
