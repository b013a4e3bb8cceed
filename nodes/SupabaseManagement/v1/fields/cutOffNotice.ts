import type { INodeProperties } from 'n8n-workflow';

/** Above operations that take away a way to reach or to use a project. */
export const cutOffNotice: INodeProperties = {
	displayName: 'Apps and people that still use this are cut off at once. See first that none do.',
	name: 'cutOffNotice',
	type: 'notice',
	default: '',
};
