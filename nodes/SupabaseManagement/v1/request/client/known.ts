import { NodeOperationError, type IDataObject } from 'n8n-workflow';

import { record } from '../answer/shape';
import { readBranches } from './branches';
import type { Client } from './client';
import type { Place } from '../place';
import type { PathValues } from '../input/path';
import type { OperationKey } from '../operation';
import { refusedBy } from '../guard/guard';
import { projectNumberIn, ruleOf, type Known } from '../guard/otherProjects';

/**
 * Snippets contain the number of their project, not its ID. At most this many projects are read to
 * find the numbers.
 */
const maxProjects = 50;

/**
 * If a credential has Allowed Projects, finds the project of a resource that does not name it: the
 * parent of a branch that is merged or compared, and the project of a snippet.
 *
 * @param parentProjectRef the project that the user selected
 * @throws NodeOperationError if the project cannot be determined; then nothing was changed
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
	throw new NodeOperationError(
		place.node,
		`The project ${parentProjectRef} has no branch ${branch}`,
		{
			itemIndex: place.itemIndex,
			description:
				'Nothing was changed. The credential allows only certain projects. Choose the project that the branch was created from.',
		},
	);
}
