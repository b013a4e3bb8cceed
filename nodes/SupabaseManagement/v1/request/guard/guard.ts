import type { IDataObject } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import type { Place } from '../place';
import type { PathValues } from '../input/path';
import type { OperationKey } from '../operation';
import type { Access } from './access';
import { ruleOf } from './otherProjects';
import { onlyReads } from './readingPosts';

/**
 * Refuses requests that the credential does not allow: changes if it is read-only, and with Allowed
 * Projects, other projects and changes that do not belong to a project.
 *
 * @throws NodeOperationError that names the setting of the credential
 */
export function guard(
	access: Access,
	key: OperationKey,
	pathValues: PathValues,
	query: IDataObject,
	place: Place,
): void {
	if (access.readOnly && !onlyReads(key)) {
		throw refusedBy(
			place,
			'The credential is read-only, and this operation changes something',
			'Choose another credential for this node, or turn off Read Only in this one.',
		);
	}
	if (access.allowedProjects === undefined) return;
	if (access.allowedProjects.size === 0) {
		throw refusedBy(
			place,
			'Allowed Projects in the credential has no project ID',
			'Enter the IDs of the projects that this credential may use, or clear the field to allow all of them.',
		);
	}

	const projects = projectsOf(pathValues, query);
	const other = projects.find((project) => !access.allowedProjects!.has(project));
	if (other !== undefined) throw notAllowed(place, other);
	if ('refuse' in ruleOf(key) || (projects.length === 0 && !onlyReads(key))) {
		throw refusedBy(
			place,
			'The credential allows only certain projects, and this operation affects more than these',
			'Choose another credential for this node, or clear Allowed Projects in this one.',
		);
	}
}

export function notAllowed(place: Place, project: string): NodeOperationError {
	return refusedBy(
		place,
		`The credential does not allow the project ${project}`,
		'Add the project’s ID to Allowed Projects in the credential, or choose another credential for this node.',
	);
}

/** @param nextStep what to do about it, in sentences */
export function refusedBy(
	{ node, itemIndex }: Place,
	message: string,
	nextStep: string,
): NodeOperationError {
	return new NodeOperationError(node, message, {
		itemIndex,
		description: `Nothing was sent to Supabase. ${nextStep}`,
	});
}

/** The IDs of the projects that a request affects. A branch is a separate project. */
export function projectsOf(pathValues: PathValues, query: IDataObject): string[] {
	const { ref, parent_project_ref: parent, branch_id_or_ref: branch } = pathValues;
	const named = Object.entries({ ...query, ...(query.filter as IDataObject | undefined) })
		.filter(([name]) => /\bproject_(ref|id)s?\]?$/.test(name))
		.flatMap(([, value]) => value as string | string[]);
	return [ref, parent, branch, ...named]
		.filter((project) => project !== undefined && project !== null && project !== '')
		.map(String);
}
