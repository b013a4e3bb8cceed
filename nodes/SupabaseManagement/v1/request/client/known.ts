import type { IDataObject } from 'n8n-workflow';

import { record } from '../answer/shape';
import { readBranches } from './branches';
import type { Client } from './client';
import type { Place } from '../place';
import type { PathValues } from '../input/path';
import type { OperationKey } from '../operation';
import { refusedBy } from '../guard/guard';
import { projectNumberIn, ruleOf, type Known } from '../guard/otherProjects';

/** Snippets have the number of their project. To find the numbers, so many projects are asked. */
const maxProjects = 50;

/**
 * Where a credential allows certain projects only, finds out whose something is that does not say so
 * itself: the parent of a branch that is merged or compared, and the project of a snippet.
 *
 * @param parentProjectRef the project that the user has chosen
 * @throws NodeOperationError when it cannot be known; then nothing was changed
 */
export async function knownOf(
	client: Client,
	key: OperationKey,
	pathValues: PathValues,
	query: IDataObject,
	parentProjectRef: string,
	place: Place,
): Promise<Known> {
	const { allowedProjects } = client.credential.access;
	if (allowedProjects === undefined) return {};
	const rule = ruleOf(key);
	if ('parent' in rule || 'changesParent' in rule) {
		const branch = pathValues.branch_id_or_ref!;
		return { parent: await knownParent(client, branch, parentProjectRef, place) };
	}
	if ('number' in rule && query.project_ref === undefined) {
		const numbers = new Set<number>();
		for (const ref of [...allowedProjects].slice(0, maxProjects)) {
			const snippets = await client.read('GET /v1/snippets', record({}), {
				query: { project_ref: ref, limit: 1 },
			});
			const number = projectNumberIn(snippets);
			if (number !== undefined) numbers.add(number);
		}
		return { numbers };
	}
	return {};
}

async function knownParent(
	client: Client,
	branch: string,
	parentProjectRef: string,
	place: Place,
): Promise<string> {
	if (parentProjectRef === '') {
		throw refusedBy(
			place,
			'Project is empty',
			'The credential allows only certain projects, and this operation also affects the project that the branch was created from. Choose that project.',
		);
	}
	const branches = await readBranches(client, parentProjectRef, record({}));
	const isItsBranch = branches.some(
		({ id, project_ref, parent_project_ref }) =>
			(id === branch || project_ref === branch) && parent_project_ref === parentProjectRef,
	);
	if (isItsBranch) return parentProjectRef;
	throw refusedBy(
		place,
		`The project ${parentProjectRef} has no branch ${branch}`,
		'The credential allows only certain projects. Choose the project that the branch was created from.',
	);
}
