import type { INodeProperties } from 'n8n-workflow';

/** Above operations that take away a way to reach or to use a project. */
export const cutOffNotice: INodeProperties = {
	displayName:
		'Apps and people that still connect this way are cut off from the project. See first that none do.',
	name: 'cutOffNotice',
	type: 'notice',
	default: '',
};
