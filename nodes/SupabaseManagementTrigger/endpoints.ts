import type {
	IDataObject,
	IHookFunctions,
	IHttpRequestMethods,
	NodeApiError,
	NodeOperationError,
} from 'n8n-workflow';

import { isGone } from '../SupabaseManagement/v1/request/failure/nodeError';
import {
	identifier,
	list,
	optional,
	record,
	text,
	yesOrNo,
	type Shape,
} from '../SupabaseManagement/v1/request/answer/shape';
import { openClient } from '../SupabaseManagement/v1/request/client/client';
import { readPathValues } from '../SupabaseManagement/v1/request/input/path';
import { endpointsOf, type Owner } from './owner';

/**
 * Time limit of each request, in milliseconds. It is short because a user waits for the activation.
 */
const timeLimit = 10_000;

const pageSize = 100;
const mostPages = 10;

export type Endpoint = {
	id: string;
	url: string;
	description: string | null;
	enabled: boolean;
	event_types: Array<{ type: string }>;
};

const endpointShape = record({
	id: identifier,
	attributes: record({
		url: text,
		description: optional(text),
		enabled: yesOrNo,
		event_types: list(record({ type: text })),
	}),
});

const oneShape = record({ data: endpointShape });

const pageShape = record({
	data: list(endpointShape),
	links: optional(record({ next: optional(text) })),
});

/** The endpoints of an organization or a project, at most a thousand. */
export async function listEndpoints(context: IHookFunctions, owner: Owner): Promise<Endpoint[]> {
	const endpoints: Endpoint[] = [];
	for (let page = 0; page < mostPages; page++) {
		const query = { 'page[offset]': page * pageSize, 'page[limit]': pageSize };
		const { data, links } = await ask(context, 'GET', endpointsOf(owner), pageShape, owner, {
			query,
		});
		endpoints.push(...data.map(toEndpoint));
		if (!links?.next) break;
	}
	return endpoints;
}

/** @returns undefined if it no longer exists */
export async function getEndpoint(
	context: IHookFunctions,
	owner: Owner,
	id: string,
): Promise<Endpoint | undefined> {
	return await unlessGone(async () => await askOne(context, 'GET', owner, id));
}

export async function createEndpoint(
	context: IHookFunctions,
	owner: Owner,
	body: IDataObject,
): Promise<Endpoint> {
	const { data } = await ask(context, 'POST', endpointsOf(owner), oneShape, owner, { body });
	return toEndpoint(data);
}

/** @returns undefined if it no longer exists */
export async function updateEndpoint(
	context: IHookFunctions,
	owner: Owner,
	id: string,
	body: IDataObject,
): Promise<Endpoint | undefined> {
	return await unlessGone(async () => await askOne(context, 'PATCH', owner, id, body));
}

/** Removes one endpoint. Succeeds if it no longer exists. */
export async function deleteEndpoint(
	context: IHookFunctions,
	owner: Owner,
	id: string,
): Promise<void> {
	await unlessGone(async () => {
		const { path, values } = pathTo(owner, id);
		const client = await openClient(context, timeLimit);
		const pathValues = pathValuesOf(path, values);
		await client.send(`DELETE ${path}`, { values: pathValues });
	});
}

/** @param type of an event that the endpoint listens to; if undefined, Supabase chooses */
export async function sendTestEvent(
	context: IHookFunctions,
	owner: Owner,
	id: string,
	type: string | undefined,
): Promise<void> {
	const { path, values } = pathTo(owner, id);
	const body = type === undefined ? undefined : { type };
	const pathValues = pathValuesOf(path, values);
	// It is not retried, because the user has stopped listening or can request another event.
	const client = (await openClient(context, timeLimit)).withTime(timeLimit);
	await client.send(`POST ${path}/test`, { values: pathValues, body });
}

async function askOne(
	context: IHookFunctions,
	method: IHttpRequestMethods,
	owner: Owner,
	id: string,
	body?: IDataObject,
): Promise<Endpoint> {
	const { path, values } = pathTo(owner, id);
	return toEndpoint((await ask(context, method, path, oneShape, values, { body })).data);
}

/**
 * The ID is checked before anything is sent, because DELETE without an ID removes all endpoints.
 */
function pathTo(owner: Owner, id: string) {
	return { path: `${endpointsOf(owner)}/{id}` as const, values: { ...owner, endpointId: id } };
}

function pathValuesOf(path: string, values: Record<string, string>) {
	return readPathValues(path, (parameter) => values[parameter]);
}

async function ask<T>(
	context: IHookFunctions,
	method: IHttpRequestMethods,
	path: `/v2/${string}`,
	shape: Shape<T>,
	values: Record<string, string>,
	{ query, body }: { query?: IDataObject; body?: IDataObject },
): Promise<T> {
	const client = await openClient(context, timeLimit);
	return await client.read(`${method} ${path}`, shape, {
		values: pathValuesOf(path, values),
		query,
		body,
	});
}

function toEndpoint({ id, attributes }: ReturnType<typeof endpointShape>): Endpoint {
	return { ...attributes, id: String(id), description: attributes.description ?? null };
}

async function unlessGone<T>(request: () => Promise<T>): Promise<T | undefined> {
	try {
		return await request();
	} catch (error) {
		if (isGone(error)) return undefined;
		throw error as NodeApiError | NodeOperationError;
	}
}
