import type { RecordedRequest } from '../../../sandbox/api/server.ts';
import { sandboxAddress, sandboxToken } from './setting.ts';

/**
 * Sends a request to the sandbox as a user of the API. The answer is untyped, so that tests can
 * read it freely.
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export async function askSandbox<Data = any>(
	method: string,
	place: string,
	body?: unknown,
): Promise<Data> {
	const isForm = body instanceof FormData || body instanceof URLSearchParams;
	const response = await fetch(sandboxAddress + place, {
		method,
		redirect: 'manual',
		headers: {
			authorization: `Bearer ${sandboxToken}`,
			...(body !== undefined && !isForm && { 'content-type': 'application/json' }),
		},
		body: isForm ? body : JSON.stringify(body),
	});
	const text = await response.text();
	if (response.status >= 400) throw new Error(`The sandbox refuses ${method} ${place}: ${text}`);
	const location = response.headers.get('location');
	return (location ?? (text === '' ? undefined : JSON.parse(text))) as Data;
}

/** Resets the sandbox to its initial state. */
export async function resetSandbox(): Promise<void> {
	await askSandbox('POST', '/_sandbox/reset');
}

/** The requests to the sandbox since the last reset, oldest first. */
export async function requestsOfSandbox(): Promise<RecordedRequest[]> {
	return await askSandbox('GET', '/_sandbox/requests');
}

/** The requests of an operation since then. */
export async function requestsOf(operation: string): Promise<RecordedRequest[]> {
	const requests = await requestsOfSandbox();
	return requests.filter((request) => request.operation === operation);
}

/** Supabase’s error for a missing permission, with status 403. */
export const refusal = { message: 'Forbidden resource' };

/** Sets another answer for the next request of an operation, if `path` is part of its path. */
export async function answerOnce(
	operation: string,
	body: unknown,
	{ status = 200, path }: { status?: number; path?: string } = {},
): Promise<void> {
	await askSandbox('POST', '/_sandbox/fail', { operation, body, status, path });
}

export type Project = { ref: string; name: string; organization_slug: string; status: string };

/** One of the sandbox’s projects, by its name. */
export async function projectOf(name: string): Promise<Project> {
	const projects = await askSandbox<Project[]>('GET', '/v1/projects');
	return projects.find((project) => project.name === name)!;
}
