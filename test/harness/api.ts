import nock from 'nock';

import { contract, type ContractOperation, type SentRequest } from './contract';
import { apiAddress } from './credentials';

export type Answer = { status: number; body?: unknown; headers?: Record<string, string> };

export type Received = SentRequest & { headers: Record<string, string> };

/**
 * Answers in place of the API, and refuses every other connection.
 *
 * @param answers one for each request, in their order; the last one stays
 * @returns the requests, filled as they come
 */
export function answerWith(...answers: Answer[]): Received[] {
	if (!nock.isActive()) nock.activate();
	nock.disableNetConnect();
	const requests: Received[] = [];
	const interceptor = nock(apiAddress).persist();
	for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']) {
		interceptor.intercept(/.*/, method).reply(function (uri, body) {
			const url = new URL(uri, apiAddress);
			const contentType = String(this.req.headers['content-type'] ?? '');
			requests.push({
				method,
				path: url.pathname,
				query: queryOf(url),
				body: body === '' ? undefined : contentType.includes('json') ? parsed(body) : body,
				headers: this.req.headers as Record<string, string>,
			});
			const answer = answers[Math.min(requests.length, answers.length) - 1]!;
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

/** Forgets all answers, and gives the network back: the next test file brings a nock of its own. */
export function stopAnswering(): void {
	nock.abortPendingRequests();
	nock.cleanAll();
	nock.restore();
}

/** The operation of the contract that a request calls. */
export function operationCalled({ method, path }: SentRequest): ContractOperation {
	const candidates = [...contract.values()].filter(
		(operation) => operation.method === method && pattern(operation.path).test(path),
	);
	// `/projects/available-regions` also looks like `/projects/{ref}`: the one with fewer placeholders.
	const [best] = candidates.sort((a, b) => a.path.split('{').length - b.path.split('{').length);
	if (best === undefined) throw new Error(`The contract has no ${method} ${path}`);
	return best;
}

function pattern(path: string): RegExp {
	const literal = path.replace(/[.]/g, '\\.').replace(/\{\w+\}/g, '[^/]+');
	return new RegExp(`^${literal}$`);
}

function queryOf(url: URL): Record<string, string | string[]> {
	const query: Record<string, string | string[]> = {};
	for (const name of new Set(url.searchParams.keys())) {
		const values = url.searchParams.getAll(name);
		query[name] = values.length > 1 ? values : values[0]!;
	}
	return query;
}

function parsed(body: unknown): unknown {
	return typeof body === 'string' ? JSON.parse(body) : body;
}
