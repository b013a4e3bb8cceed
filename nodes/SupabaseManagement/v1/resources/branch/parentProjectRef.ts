import type { INodeProperties } from 'n8n-workflow';

import { projectRef } from '../../fields/projectRef';

/** Fills `{ref}` in paths that continue to the branches of a project. */
export const parentProjectRef: INodeProperties = {
	...projectRef,
	name: 'parentProjectRef',
	description: 'The project that has the branches',
};

/**
 * For paths that name only the branch. The list of branches needs the project. Waiting for a merge
 * needs it too, because the merge runs on the project. So does the guard, if the credential has
 * Allowed Projects.
 */
export const optionalParentProjectRef: INodeProperties = {
	...parentProjectRef,
	required: false,
	description: 'The project that the branch was created from',
	hint: 'Loads the list of branches. Also needed to wait for a merge, and if the credential has Allowed Projects.',
};
