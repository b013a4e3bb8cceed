import { randomBytes } from 'crypto';
import type { IHookFunctions } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';

import { isEarlyAccess } from '../SupabaseManagement/v1/request/advice';
import { credentialOf } from '../SupabaseManagement/v1/request/call';
import { codeOf } from '../SupabaseManagement/v1/request/errors';
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
import { remembered } from './remembered';

const addressAdvice =
	'Set the environment variable WEBHOOK_URL of n8n to an address with a domain that is reachable from outside, or use the Supabase Management Watch Trigger, which needs none.';

/** Whether the endpoint that was registered is still there, and still as this workflow wants it. */
export async function isRegistered(context: IHookFunctions): Promise<boolean> {
	const { endpoint } = remembered(context.getWorkflowStaticData('node'));
	const owner = chosenOwner(context);
	if (endpoint === undefined || !isSameOwner(endpoint.owner, owner)) return false;

	const found = await withNextStep(async () => await getEndpoint(context, owner, endpoint.id));
	if (found === undefined || !isOurs(context, found)) return false;
	const given = found.event_types.map(({ type }) => type).sort();
	const wanted = chosenEvents(context).sort();
	return found.enabled && JSON.stringify(given) === JSON.stringify(wanted);
}

/**
 * Registers an endpoint, or takes over the one that is already there for this workflow: changed by
 * somebody, or left behind by an n8n that crashed. It gets a new secret in any case, for Supabase
 * tells nobody what the secret is.
 */
export async function register(context: IHookFunctions): Promise<void> {
	await refuseIfUnreachable(context);
	const state = remembered(context.getWorkflowStaticData('node'));
	const owner = chosenOwner(context);
	if (state.endpoint !== undefined && !isSameOwner(state.endpoint.owner, owner)) {
		await unregisterIfAllowed(context);
	}

	const secret = `whsec_${randomBytes(32).toString('base64')}`;
	const wanted = {
		url: addressOf(context),
		event_types: chosenEvents(context).map((type) => ({ type })),
		signing_secret: secret,
		description: descriptionOf(context),
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
	state.endpoint = { id, owner, secret };
}

/**
 * Removes the endpoint that was registered, and no other. When n8n does not know of one, it may have
 * failed before it could save that there is.
 */
export async function unregister(context: IHookFunctions): Promise<void> {
	const state = remembered(context.getWorkflowStaticData('node'));
	if (state.endpoint === undefined) return await removeLeftovers(context);
	await deleteEndpoint(context, state.endpoint.owner, state.endpoint.id);
	delete state.endpoint;
	delete state.delivered;
}

/** An endpoint that the credential cannot reach any more must not keep the next from being made. */
async function unregisterIfAllowed(context: IHookFunctions): Promise<void> {
	try {
		await unregister(context);
	} catch (error) {
		const isForbidden = error instanceof NodeApiError && error.httpCode === '403';
		if (!isForbidden) throw error as NodeApiError | NodeOperationError;
		context.logger.warn(`The endpoint of before is still at Supabase: ${error.message}`);
	}
}

async function removeLeftovers(context: IHookFunctions): Promise<void> {
	try {
		const owner = chosenOwner(context);
		for (const endpoint of await listEndpoints(context, owner)) {
			if (isOurs(context, endpoint)) await deleteEndpoint(context, owner, endpoint.id);
		}
	} catch {
		// Most often there is none, and why the workflow could not be activated is told already.
	}
}

/** The events that the node’s parameters choose. Any event stands for all others. */
export function chosenEvents(context: IHookFunctions): string[] {
	const events = context.getNodeParameter('events', []) as string[];
	if (events.length === 0) {
		throw new NodeOperationError(context.getNode(), 'Events is empty', {
			description: 'Choose at least one event, or Any Event. Nothing was sent to Supabase.',
		});
	}
	return events.includes('*') ? ['*'] : [...events];
}

/** By its description and address together: nobody else has both. */
function isOurs(context: IHookFunctions, { url, description }: Endpoint): boolean {
	return description === descriptionOf(context) && url === addressOf(context);
}

function descriptionOf(context: IHookFunctions): string {
	return `n8n workflow ${context.getWorkflow().id}, Supabase Management Trigger`;
}

/** Where n8n listens: one address while listening in the editor, another in production. */
function addressOf(context: IHookFunctions): string {
	return context.getNodeWebhookUrl('default')!;
}

async function refuseIfUnreachable(context: IHookFunctions): Promise<void> {
	const address = addressOf(context);
	const { credential } = await credentialOf(context);
	// A stand-in for the API on this very machine reaches what Supabase does not.
	const isStandIn =
		URL.canParse(String(credential.apiAddress)) && isLoopback(String(credential.apiAddress));
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
		if (error instanceof NodeApiError) addNextStep(error);
		throw error as NodeApiError | NodeOperationError;
	}
}

/** Says with a refusal what to do about it here, in the node that registers. */
function addNextStep(refusal: NodeApiError): void {
	const description = refusal.description ?? '';
	if (isEarlyAccess(codeOf(refusal))) {
		refusal.description = `${description} Meanwhile use the Supabase Management Watch Trigger, which works for everybody.`;
	} else if (refusal.httpCode === '400' && /\burl\b/i.test(`${refusal.message} ${description}`)) {
		refusal.description = `${addressAdvice} ${description}`;
	}
}
