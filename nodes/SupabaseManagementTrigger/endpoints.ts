import type {
	IDataObject,
	IHookFunctions,
	IHttpRequestMethods,
	NodeOperationError,
} from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';

import { allWebhooks } from '../SupabaseManagement/v1/methods/webhooks';
import { call } from '../SupabaseManagement/v1/request/call';
import { unwrap, type Envelope } from '../SupabaseManagement/v1/request/envelope';
import { endpointsOf, type Owner } from './owner';

/** Somebody waits until the workflow is active. In milliseconds. */
const timeLimit = 10_000;

export type Endpoint = {
	id: string;
	url: string;
	description: string | null;
	enabled: boolean;
	event_types: Array<{ type: string }>;
};

/** Those of the organization or project that the node’s parameters choose. */
export async function listEndpoints(context: IHookFunctions, owner: Owner): Promise<Endpoint[]> {
	return (await allWebhooks(context, endpointsOf(owner))) as unknown as Endpoint[];
}

/** @returns undefined when Supabase does not have it any more */
export async function getEndpoint(
	context: IHookFunctions,
	owner: Owner,
	id: string,
): Promise<Endpoint | undefined> {
	return await unlessGone(async () => await send(context, 'GET', owner, id));
}

export async function createEndpoint(
	context: IHookFunctions,
	owner: Owner,
	body: IDataObject,
): Promise<Endpoint> {
	const options = {
		method: 'POST',
		path: endpointsOf(owner),
		values: owner,
		body,
		timeLimit,
	} as const;
	return endpointIn((await call(context, options)).body);
}

/** @returns undefined when Supabase does not have it any more */
export async function updateEndpoint(
	context: IHookFunctions,
	owner: Owner,
	id: string,
	body: IDataObject,
): Promise<Endpoint | undefined> {
	return await unlessGone(async () => await send(context, 'PATCH', owner, id, body));
}

/** Removes one endpoint. That it is gone already is as good. */
export async function deleteEndpoint(
	context: IHookFunctions,
	owner: Owner,
	id: string,
): Promise<void> {
	await unlessGone(async () => await send(context, 'DELETE', owner, id));
}

/** @param type of an event that the endpoint listens to; without one, Supabase chooses */
export async function sendTestEvent(
	context: IHookFunctions,
	owner: Owner,
	id: string,
	type: string | undefined,
): Promise<void> {
	await call(context, {
		method: 'POST',
		path: `${endpointsOf(owner)}/{id}/test`,
		values: { ...owner, endpointId: id },
		body: type === undefined ? undefined : { type },
		timeLimit,
	});
}

async function send(
	context: IHookFunctions,
	method: IHttpRequestMethods,
	owner: Owner,
	id: string,
	body?: IDataObject,
): Promise<Endpoint> {
	// The ID is checked before anything is sent: without one, DELETE would mean all endpoints.
	const values = { ...owner, endpointId: id };
	const path = `${endpointsOf(owner)}/{id}`;
	return endpointIn((await call(context, { method, path, values, body, timeLimit })).body);
}

function endpointIn(body: unknown): Endpoint {
	return unwrap((body as Envelope).data as IDataObject) as unknown as Endpoint;
}

async function unlessGone<T>(request: () => Promise<T>): Promise<T | undefined> {
	try {
		return await request();
	} catch (error) {
		if (error instanceof NodeApiError && error.httpCode === '404') return undefined;
		throw error as NodeApiError | NodeOperationError;
	}
}
