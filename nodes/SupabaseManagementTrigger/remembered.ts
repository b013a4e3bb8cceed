import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';

import type { Owner } from './owner';

/** Identifies the node, its workflow and its n8n. */
export type Place = { instance: string; workflow: string; node: string };

/** A registered endpoint. */
export type RegisteredEndpoint = {
	id: string;
	owner: Owner;
	/** The secret that signs deliveries. */
	secret: string;
	/** Where it was registered. */
	place: Place;
};

/** The data that n8n stores for the node, also across restarts. */
export type Remembered = {
	endpoint?: RegisteredEndpoint;
	/** IDs of the deliveries that started the workflow, the newest last. */
	delivered?: string[];
};

/**
 * The place of the node. n8n derives its instance ID from the encryption key, or stores it in the
 * database.
 */
export function placeOf(context: IHookFunctions | IWebhookFunctions): Place {
	return {
		instance: context.getInstanceId(),
		workflow: String(context.getWorkflow().id),
		node: context.getNode().id,
	};
}

/**
 * The memory of the node. An exported or duplicated workflow contains the memory of the original.
 * An endpoint that was registered at another place does not belong to this node, and is ignored.
 */
export function remembered(context: IHookFunctions | IWebhookFunctions): Remembered {
	const state: Remembered = context.getWorkflowStaticData('node');
	if (state.endpoint !== undefined && !isSamePlace(state.endpoint.place, placeOf(context))) {
		delete state.endpoint;
		delete state.delivered;
	}
	return state;
}

/** @param one undefined in data from an earlier version of the node */
function isSamePlace(one: Place | undefined, other: Place): boolean {
	return (
		one?.instance === other.instance && one.workflow === other.workflow && one.node === other.node
	);
}
