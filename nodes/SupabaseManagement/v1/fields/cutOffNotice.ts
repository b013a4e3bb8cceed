import type { INodeProperties } from 'n8n-workflow';

/** A warning above operations that cut off access to a project. */
export const cutOffNotice: INodeProperties = {
	displayName:
		'Apps and people that still use this lose access immediately. Make sure that nobody uses it.',
	name: 'cutOffNotice',
	type: 'notice',
	default: '',
};
