import { randomBytes } from 'crypto';
import type { IHookFunctions } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';

import { credentialOf } from '../SupabaseManagement/v1/request/call';
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

/** Whether the endpoint that was registered is still there, and still as this workflow wants it. */
export async function isRegistered(context: IHookFunctions): Promise<boolean> {
	const { endpoint } = remembered(context.getWorkflowStaticData('node'));
	const owner = chosenOwner(context);
	if (endpoint === undefined || !isSameOwner(endpoint.owner, owner)) return false;

	const found = await sayWhatToUseMeanwhile(
		async () => await getEndpoint(context, owner, endpoint.id),
	);
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
		await unregister(context);
	}

	const secret = `whsec_${randomBytes(32).toString('base64')}`;
	const wanted = {
		url: addressOf(context),
		event_types: chosenEvents(context).map((type) => ({ type })),
		signing_secret: secret,
		description: descriptionOf(context),
		enabled: true,
	};
	const { id } = await sayWhatToUseMeanwhile(async () => {
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

/** Removes the endpoint that was registered, and no other. */
export async function unregister(context: IHookFunctions): Promise<void> {
	const state = remembered(context.getWorkflowStaticData('node'));
	if (state.endpoint === undefined) return;
	await deleteEndpoint(context, state.endpoint.owner, state.endpoint.id);
	delete state.endpoint;
	delete state.delivered;
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
			description:
				'Set the environment variable WEBHOOK_URL of n8n to an address that is reachable from outside, or use the Supabase Management Watch Trigger, which needs none. Nothing was sent to Supabase.',
		},
	);
}

async function sayWhatToUseMeanwhile<T>(request: () => Promise<T>): Promise<T> {
	try {
		return await request();
	} catch (error) {
		const isEarlyAccess =
			error instanceof NodeApiError &&
			error.message === 'Supabase has not opened this to the organization yet';
		if (isEarlyAccess) {
			error.description =
				'Platform webhooks are in early access: ask Supabase’s support to enable them for the organization. Meanwhile use the Supabase Management Watch Trigger, which works for everybody.';
		}
		throw error as NodeApiError | NodeOperationError;
	}
}
