import type { INodeProperties } from 'n8n-workflow';

import { projectRef } from '../../fields/projectRef';

/** Fills `{ref}` in paths that continue to the branches of a project. */
export const parentProjectRef: INodeProperties = {
	...projectRef,
	name: 'parentProjectRef',
	description: 'The project that has the branches',
};

/** For paths that name only the branch: the project only helps to choose it. */
export const optionalParentProjectRef: INodeProperties = {
	...parentProjectRef,
	required: false,
	description: 'The project that the branch was made from',
	hint: 'Only used to load the list of branches',
};
