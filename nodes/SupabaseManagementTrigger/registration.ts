import { createHash, randomBytes } from 'crypto';
import type { IHookFunctions } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';

import { readCredential } from '../SupabaseManagement/v1/request/client/client';
import { failureClassOf } from '../SupabaseManagement/v1/request/failure/nodeError';
import {
	createEndpoint,
	deleteEndpoint,
	getEndpoint,
	listEndpoints,
	updateEndpoint,
	type Endpoint,
} from './endpoints';
import { chosenOwner, isSameOwner } from './owner';
import { isLoopback, isReachable } from './reachable';
import { placeOf, remembered } from './remembered';

const addressAdvice =
	'Set the environment variable WEBHOOK_URL of n8n to an address with a public domain, or use the Supabase Management Watch Trigger, which does not need one.';

/** Whether the registered endpoint still exists, with the settings of this workflow. */
export async function isRegistered(context: IHookFunctions): Promise<boolean> {
	const { endpoint } = remembered(context);
	const owner = chosenOwner(context);
	if (endpoint === undefined || !isSameOwner(endpoint.owner, owner)) return false;

	const found = await withNextStep(async () => await getEndpoint(context, owner, endpoint.id));
	if (found === undefined || !isOurs(context, found)) return false;
	if (found.description !== descriptionOf(context, endpoint.secret)) return false;
	const given = found.event_types.map(({ type }) => type).sort();
	const wanted = chosenEvents(context).sort();
	return found.enabled && JSON.stringify(given) === JSON.stringify(wanted);
}

/**
 * Registers an endpoint, or reuses an endpoint that this node registered earlier, if somebody has
 * changed it or n8n crashed. The endpoint always gets a new secret, because Supabase never returns
 * secrets.
 */
export async function register(context: IHookFunctions): Promise<void> {
	await refuseIfUnreachable(context);
	const state = remembered(context);
	const owner = chosenOwner(context);
	if (state.endpoint !== undefined && !isSameOwner(state.endpoint.owner, owner)) {
		await unregisterIfAllowed(context);
	}

	const secret = `whsec_${randomBytes(32).toString('base64')}`;
	const wanted = {
		url: addressOf(context),
		event_types: chosenEvents(context).map((type) => ({ type })),
		signing_secret: secret,
		description: descriptionOf(context, secret),
		enabled: true,
	};
	const { id } = await withNextStep(async () => {
		const candidates = (await listEndpoints(context, owner)).filter(
			(endpoint) => endpoint.id === state.endpoint?.id || isOurs(context, endpoint),
		);
		const [reused, ...surplus] = candidates;
		for (const endpoint of surplus) await deleteEndpoint(context, owner, endpoint.id);
		return (
			(reused && (await updateEndpoint(context, owner, reused.id, wanted))) ??
			(await createEndpoint(context, owner, wanted))
		);
	});
	state.endpoint = { id, owner, secret, place: placeOf(context) };
}

/**
 * Removes only the endpoint that this node registered. If the node remembers none, n8n may have
 * stopped before it saved the endpoint.
 */
export async function unregister(context: IHookFunctions): Promise<void> {
	const state = remembered(context);
	if (state.endpoint === undefined) return await removeLeftovers(context);
	await deleteEndpoint(context, state.endpoint.owner, state.endpoint.id);
	delete state.endpoint;
	delete state.delivered;
}

/**
 * If the credential can no longer access the previous endpoint, the new one is registered anyway.
 */
async function unregisterIfAllowed(context: IHookFunctions): Promise<void> {
	try {
		await unregister(context);
	} catch (error) {
		const isForbidden =
			error instanceof NodeOperationError ||
			(error instanceof NodeApiError && error.httpCode === '403');
		if (!isForbidden) throw error as NodeApiError | NodeOperationError;
		context.logger.warn(`The previous endpoint is still registered at Supabase: ${error.message}`);
	}
}

async function removeLeftovers(context: IHookFunctions): Promise<void> {
	try {
		const owner = chosenOwner(context);
		for (const endpoint of await listEndpoints(context, owner)) {
			if (isOurs(context, endpoint)) await deleteEndpoint(context, owner, endpoint.id);
		}
	} catch {
		// Usually no endpoint exists, and n8n has already reported why the activation failed.
	}
}

/** The events selected in the node’s parameters. Any Event includes all others. */
export function chosenEvents(context: IHookFunctions): string[] {
	const events = [context.getNodeParameter('events', []) as string | string[]].flat();
	if (events.length === 0) {
		throw new NodeOperationError(context.getNode(), 'Events is empty', {
			description: 'Choose at least one event, or Any Event. Nothing was sent to Supabase.',
		});
	}
	return events.includes('*') ? ['*'] : events;
}

/** Whether this node registered the endpoint. Description and address together are unique. */
function isOurs(context: IHookFunctions, { url, description }: Endpoint): boolean {
	return description?.startsWith(nameOf(context)) === true && url === addressOf(context);
}

/**
 * Ends with a fingerprint of the secret: if the response to an update was lost, Supabase may have
 * another secret than this node, and every delivery would be rejected.
 */
function descriptionOf(context: IHookFunctions, secret: string): string {
	return `${nameOf(context)}${fingerprint(secret)}`;
}

/**
 * Names the node, its workflow and its n8n, so that a copy of the workflow does not take over the
 * endpoint of the original. Of the n8n it shows only a fingerprint.
 */
function nameOf(context: IHookFunctions): string {
	const { instance, workflow, node } = placeOf(context);
	return `n8n workflow ${workflow}, node ${node}, instance ${fingerprint(instance)}, secret `;
}

const fingerprint = (value: string): string =>
	createHash('sha256').update(value).digest('hex').slice(0, 12);

/** The webhook address: n8n uses different addresses in the editor and in production. */
function addressOf(context: IHookFunctions): string {
	return context.getNodeWebhookUrl('default')!;
}

async function refuseIfUnreachable(context: IHookFunctions): Promise<void> {
	const address = addressOf(context);
	const { apiAddress } = await readCredential(context, { node: context.getNode() });
	// A stand-in for the API on this machine can reach local addresses.
	const isStandIn = isLoopback(apiAddress);
	if (isReachable(address) || isStandIn) return;
	throw new NodeOperationError(
		context.getNode(),
		`Supabase cannot reach this n8n: its webhook address is ${new URL(address).origin}`,
		{
			description: `${addressAdvice} Nothing was sent to Supabase.`,
		},
	);
}

async function withNextStep<T>(request: () => Promise<T>): Promise<T> {
	try {
		return await request();
	} catch (error) {
		addNextStep(error as NodeApiError);
		throw error as NodeApiError | NodeOperationError;
	}
}

/** Adds to an error what to do in this node. */
function addNextStep(error: NodeApiError): void {
	const description = error.description ?? '';
	if (failureClassOf(error) === 'earlyAccess') {
		error.description = `${description} In the meantime, use the Supabase Management Watch Trigger, which works for every organization.`;
	} else if (error.httpCode === '400' && /\burl\b/i.test(`${error.message} ${description}`)) {
		error.description = `${addressAdvice} ${description}`;
	}
}
