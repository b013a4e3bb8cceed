import type { INodeParameters, INodeType } from 'n8n-workflow';

import type { Request } from './requests.ts';

/** A node to compare: all of them do the same work. */
export type Contestant = {
	name: string;
	nodeType: (request: Request) => INodeType;
	/** The type in a workflow’s JSON. Some of n8n’s permissions depend on it. */
	type: string;
	typeVersion: number;
	/** @param address The API’s URL, without a slash at the end. */
	parameters: (request: Request, address: string) => INodeParameters;
};
