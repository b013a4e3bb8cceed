import nock from 'nock';

import type { SentRequest } from './contract';
import { apiAddress } from './credentials';

export type Answer = {
	status: number;
	body?: unknown;
	headers?: Record<string, string>;
	/** Whether it also answers all further requests. */
	isRepeated?: true;
};

/** The answer to all further requests, for tests that do not expect a certain number of them. */
export const always = (answer: Answer): Answer => ({ ...answer, isRepeated: true });

/** Requests that came after the last answer. */
const unanswered: string[] = [];

/** A file that was sent as part of a form. */
export type SentFile = { name: string; type: string; text: string };

export type Received = SentRequest & {
	headers: Record<string, string>;
	/** The body as it was sent. */
	text: string;
	files?: SentFile[];
};

/**
 * Answers instead of the API, and refuses every other connection.
 *
 * @param answers One per request, in order. `always` makes one answer all further requests. A request
 *   without an answer fails, and so does the test, in `stopAnswering`.
 * @returns the list of requests, which grows as they arrive
 */
export function answerWith(...answers: Answer[]): Received[] {
	if (!nock.isActive()) nock.activate();
	nock.disableNetConnect();
	const requests: Received[] = [];
	const interceptor = nock(apiAddress).persist();
	const texts = new Map<unknown, string>();
	interceptor.on('request', (request: unknown, _interceptor: unknown, text: string) =>
		texts.set(request, text),
	);
	for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']) {
		interceptor.intercept(/.*/, method).reply(async function (uri, body) {
			const url = new URL(uri, apiAddress);
			const contentType = String(this.req.headers['content-type'] ?? '');
			const form = contentType.startsWith('multipart/') ? await formOf(body, contentType) : {};
			requests.push({
				method,
				path: url.pathname,
				query: queryOf(url),
				body: body === '' ? undefined : readable(body, contentType),
				headers: this.req.headers as Record<string, string>,
				text: texts.get(this.req) ?? '',
				...form,
			});
			const repeated = answers.findIndex(({ isRepeated }) => isRepeated);
			const index = requests.length - 1;
			const answer = answers[repeated === -1 ? index : Math.min(index, repeated)];
			if (answer === undefined) {
				unanswered.push(`${method} ${url.pathname}`);
				return [501, { message: 'The test has no answer to this request' }];
			}
			const json = typeof answer.body === 'object' && !Buffer.isBuffer(answer.body);
			return [
				answer.status,
				answer.body === undefined ? '' : json ? JSON.stringify(answer.body) : answer.body,
				{ ...(json ? { 'content-type': 'application/json' } : {}), ...answer.headers },
			] as nock.ReplyFnResult;
		});
	}
	return requests;
}

/** Removes all answers and restores the network, because the next test file has its own nock. */
export function stopAnswering(): void {
	nock.abortPendingRequests();
	nock.cleanAll();
	nock.restore();
	const surplus = unanswered.splice(0);
	if (surplus.length > 0) {
		throw new Error(`The test has no answer to these requests:\n${surplus.join('\n')}`);
	}
}

/** Resolves `later` milliseconds after the given number of requests has arrived. */
export async function comeTo(
	count: number,
	requests: readonly unknown[],
	later = 300,
): Promise<void> {
	const pause = async (time: number) => await new Promise((resolve) => setTimeout(resolve, time));
	while (requests.length < count) await pause(20);
	await pause(later);
}

function queryOf(url: URL): Record<string, string | string[]> {
	const query: Record<string, string | string[]> = {};
	for (const name of new Set(url.searchParams.keys())) {
		const values = url.searchParams.getAll(name);
		query[name] = values.length > 1 ? values : values[0]!;
	}
	return query;
}

function readable(body: unknown, contentType: string): unknown {
	if (contentType.includes('json')) return typeof body === 'string' ? JSON.parse(body) : body;
	if (contentType.includes('x-www-form-urlencoded')) {
		return Object.fromEntries(new URLSearchParams(body as string));
	}
	return /octet-stream|eszip/.test(contentType) ? bytesOf(body) : body;
}

/** nock returns binary bytes as hexadecimal digits. */
function bytesOf(body: unknown): Buffer {
	const text = String(body);
	return Buffer.from(text, /^([0-9a-f]{2})+$/.test(text) ? 'hex' : 'utf8');
}

/** Reads a form with Node.js’s own parser; a part that is not a file is JSON. */
async function formOf(body: unknown, contentType: string): Promise<Partial<Received>> {
	const headers = { 'content-type': contentType };
	const form = await new Response(new Uint8Array(bytesOf(body)), { headers }).formData();
	const fields: Record<string, unknown> = {};
	const files: SentFile[] = [];
	for (const [name, part] of form.entries()) {
		if (typeof part === 'string') {
			fields[name] = JSON.parse(part);
		} else {
			fields[name] = [...((fields[name] as string[] | undefined) ?? []), part.name];
			files.push({ name: part.name, type: part.type, text: await part.text() });
		}
	}
	return { body: fields, files };
}

/** The request that a browser sends when it opens a URL, for operations that return one. */
export function requestOf(address: string): SentRequest {
	const url = new URL(address);
	return { method: 'GET', path: url.pathname, query: queryOf(url) };
}
