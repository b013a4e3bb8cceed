import type { INodeProperties } from 'n8n-workflow';

/** For operations of version 2 of the API. Read by `request/output.ts`. */
export const simplify: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};
