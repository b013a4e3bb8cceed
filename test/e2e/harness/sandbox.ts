import type { RecordedRequest } from '../../../sandbox/api/server.ts';
import { sandboxAddress, sandboxToken } from './setting.ts';

/** Asks the sandbox as a user of the API would. Answers are looked into as the tests please. */
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

/** Back to the sandbox’s first day. */
export async function resetSandbox(): Promise<void> {
	await askSandbox('POST', '/_sandbox/reset');
}

/** What the sandbox was asked since the last reset, the oldest first. */
export async function requestsOfSandbox(): Promise<RecordedRequest[]> {
	return await askSandbox('GET', '/_sandbox/requests');
}
