import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';

import type { Owner } from './owner';

/** Which node of which workflow in which n8n. */
export type Place = { instance: string; workflow: string; node: string };

/** An endpoint that was registered. */
export type RegisteredEndpoint = {
	id: string;
	owner: Owner;
	/** What Supabase signs its deliveries with. */
	secret: string;
	/** Where it was registered. */
	place: Place;
};

/** What n8n keeps for the node, also over restarts. */
export type Remembered = {
	endpoint?: RegisteredEndpoint;
	/** IDs of the deliveries that started the workflow, the newest last. */
	delivered?: string[];
};

/** Where the node is. n8n derives its instance ID from its encryption key, or keeps it in its database. */
export function placeOf(context: IHookFunctions | IWebhookFunctions): Place {
	return {
		instance: context.getInstanceId(),
		workflow: String(context.getWorkflow().id),
		node: context.getNode().id,
	};
}

/**
 * What the node remembers. An exported or duplicated workflow carries what the original remembers:
 * what was registered at another place is not the node’s own, and is forgotten here.
 */
export function remembered(context: IHookFunctions | IWebhookFunctions): Remembered {
	const state: Remembered = context.getWorkflowStaticData('node');
	if (state.endpoint !== undefined && !isSamePlace(state.endpoint.place, placeOf(context))) {
		delete state.endpoint;
		delete state.delivered;
	}
	return state;
}

/** @param one undefined in what an earlier version of the node saved */
function isSamePlace(one: Place | undefined, other: Place): boolean {
	return (
		one?.instance === other.instance && one.workflow === other.workflow && one.node === other.node
	);
}
