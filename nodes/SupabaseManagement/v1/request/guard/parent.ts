import { list, record } from '../answer/shape';
import type { Client } from '../client/client';
import type { Place } from '../failure/nodeError';
import type { PathValues } from '../input/path';
import type { OperationKey } from '../operation';
import { refusedBy } from './guard';

/** Operations on a branch that change the project it was made of. */
const changesParent = new Set<OperationKey>(['POST /v1/branches/{branch_id_or_ref}/merge']);

/**
 * Where a credential allows certain projects only, refuses to change the project that a branch was
 * made of unless it is one of them. Only the list of a project’s branches says whose branch it is.
 *
 * @param parentProjectRef the project that the user has chosen
 * @throws NodeOperationError
 */
export async function requireKnownParent(
	client: Client,
	key: OperationKey,
	{ branch_id_or_ref: branch }: PathValues,
	parentProjectRef: string,
	place: Place,
): Promise<void> {
	if (client.credential.access.allowedProjects === undefined || !changesParent.has(key)) return;
	if (parentProjectRef === '') {
		throw refusedBy(
			place,
			'Project is empty',
			'The credential allows certain projects only, and this operation changes the project that the branch was made of: choose it.',
		);
	}
	const branches = await client.read('GET /v1/projects/{ref}/branches', list(record({})), {
		values: { ref: parentProjectRef },
	});
	const isItsBranch = branches.some(
		({ id, project_ref, parent_project_ref }) =>
			(id === branch || project_ref === branch) && parent_project_ref === parentProjectRef,
	);
	if (isItsBranch) return;
	throw refusedBy(
		place,
		`The project ${parentProjectRef} has no branch ${branch}`,
		'The credential allows certain projects only: choose the project that the branch was made of.',
	);
}
