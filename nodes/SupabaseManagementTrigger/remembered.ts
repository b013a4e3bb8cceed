import type { IDataObject } from 'n8n-workflow';

import type { Owner } from './owner';

/** What n8n keeps for the node, also over restarts. */
export type Remembered = {
	/** The endpoint that was registered, and the secret that it signs with. */
	endpoint?: { id: string; owner: Owner; secret: string };
	/** IDs of the deliveries that started the workflow, the newest last. */
	delivered?: string[];
};

/** @param staticData what n8n gives the node to write into */
export function remembered(staticData: IDataObject): Remembered {
	return staticData as Remembered;
}
