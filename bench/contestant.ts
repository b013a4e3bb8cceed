import type { INodeParameters, INodeType } from 'n8n-workflow';

import type { Request } from './requests.ts';

/** A node that does what another one does too. */
export type Contestant = {
	name: string;
	nodeType: (request: Request) => INodeType;
	/** As in a workflow’s JSON; some of what n8n allows depends on it. */
	type: string;
	typeVersion: number;
	/** @param address of the API, without a slash at the end */
	parameters: (request: Request, address: string) => INodeParameters;
};
