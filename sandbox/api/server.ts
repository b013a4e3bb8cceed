import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

import { Answers } from './answers.ts';
import { Authorization, bearerOf, needPermissions, sandboxToken } from './authorization.ts';
import { checkMediaType, parseBody, readBytes } from './body.ts';
import { loadContract, type Operation } from './contract.ts';
import { failureReply, Failures, type FailureRule } from './failures.ts';
import type { Answer, Call } from './handler.ts';
import { handlers } from './handlers.ts';
import { oauthHandlers } from './oauth.ts';
import { omit } from './omit.ts';
import { checkPlan } from './plans.ts';
import { generalLimit, RateLimit } from './rateLimit.ts';
import { Refusal, refusalOf } from './refusal.ts';
import { jsonReply, type Reply, replyOf, send } from './reply.ts';
import { fileStore } from './world/files.ts';
import { deliverAgain, deliverCopies, deliverEvent } from './world/webhooks.ts';
import { checkConditions } from './world/checks.ts';
import { answerDocument } from './world/documents.ts';
import { World, type WorldEvent } from './world.ts';

export { readOnlyToken, sandboxToken, scopedToken } from './authorization.ts';
export type { FailureRule } from './failures.ts';
export { oauthClient } from './oauth.ts';

export type SandboxOptions = {
	/** Any free port if absent or 0. */
	port?: number;
	/** The seed of the initial data and of all generated answers. */
	seed?: number;
	/** How long a project takes to come up, pause, restore or restart, in seconds. */
	transitionSeconds?: number;
	/**
	 * Length of the waits before a delivery is repeated, relative to Supabase’s 10 to 270 seconds.
	 */
	deliveryPace?: number;
	/**
	 * Requests per minute, for each token, project or organization, and operation; false for no
	 * limit.
	 */
	rateLimit?: number | false;
	/** The length of the general limit’s window, in seconds. */
	rateLimitSeconds?: number;
	token?: string;
	/** Lifetime of an OAuth access token, in seconds. */
	tokenSeconds?: number;
	/** Refuse fields and query parameters that the contract does not declare. */
	strict?: boolean;
};

export type RecordedRequest = {
	method: string;
	path: string;
	query: Record<string, string>;
	/** Without `authorization`. */
	headers: Record<string, unknown>;
	body: unknown;
	/** The contract’s operationId; absent if the contract has no such operation. */
	operation?: string;
	/** The response’s status; absent until there is a response. */
	status?: number;
};

export type Sandbox = {
	/** Without a slash at the end. */
	url: string;
	token: string;
	/** The requests since the start or the last reset, oldest first. */
	requests: RecordedRequest[];
	world: World;
	fail: (rule: FailureRule) => void;
	/**
	 * Resets everything except the tokens: organizations and projects, failures, limits, requests.
	 */
	reset: () => void;
	close: () => Promise<void>;
};

/** The API’s error for an invalid request. */
function invalid({ path }: Operation, issues: string[]): Refusal {
	const [setting] = issues.map((issue) => /^body\.(\S+) is not known$/.exec(issue)?.[1]);
	if (setting && path.endsWith('/config/database/postgres')) {
		return refusalOf('postgresConfig.unknownSetting', { setting });
	}
	return new Refusal(400, 'The request is not valid', issues);
}

/** Starts the sandbox. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const { port = 0, seed = 1, transitionSeconds = 3, token = sandboxToken } = options;
	const { deliveryPace } = options;
	const { rateLimit = generalLimit, rateLimitSeconds, tokenSeconds = 3600 } = options;
	const contract = await loadContract(options.strict);
	const answers = new Answers(contract, seed);
	const world = new World(seed, transitionSeconds, deliveryPace);
	const authorization = new Authorization(token);
	const limit = new RateLimit(rateLimit, rateLimitSeconds);
	const failures = new Failures();
	const requests: RecordedRequest[] = [];
	const handlersById = { ...handlers, ...oauthHandlers(authorization, tokenSeconds) };
	world.onEvent = (event) => deliverEvent(world, event);

	const reset = () => {
		world.reset();
		limit.reset();
		failures.reset();
		requests.length = 0;
	};

	/** `/_sandbox/…`, for tests in other processes. */
	async function control(method: string, path: string, bytes: Buffer): Promise<Reply> {
		if (method === 'GET' && path === '/_sandbox/requests') return jsonReply(200, requests);
		if (method === 'POST' && path === '/_sandbox/reset') {
			reset();
			return jsonReply(200, { ok: true });
		}
		if (method === 'POST' && path === '/_sandbox/fail') {
			failures.add((await parseBody(bytes, 'application/json')).value as FailureRule);
			return jsonReply(200, { ok: true });
		}
		if (method === 'POST' && path === '/_sandbox/tell') {
			const { value } = await parseBody(bytes, 'application/json');
			const { copies = 1, ...event } = value as WorldEvent & { copies?: number };
			return jsonReply(200, { ids: await deliverCopies(world, event, copies) });
		}
		if (method === 'POST' && path === '/_sandbox/tell-again') {
			const { value } = await parseBody(bytes, 'application/json');
			await deliverAgain(world, (value as { id: string }).id);
			return jsonReply(200, { ok: true });
		}
		if (path.startsWith(fileStore)) {
			const isRead = method === 'GET';
			return {
				status: 200,
				headers: {},
				data: Buffer.from(isRead ? 'A file of the sandbox.' : ''),
			};
		}
		throw new Refusal(404, `Cannot ${method} ${path}`);
	}

	async function answer(
		operation: Operation,
		request: IncomingMessage,
		url: URL,
		bytes: Buffer,
	): Promise<Answer> {
		const { headers } = request;
		const grant = authorization.check(operation, headers);
		if (operation['x-removed']) throw new Refusal(410, 'This endpoint has been removed');
		const path = contract.pathParameters(operation, url.pathname);
		const query = contract.queryParameters(operation, url.searchParams);
		const body = await parseBody(bytes, headers['content-type'], operation);
		checkMediaType(operation, body);
		const bodyIsJson = !Buffer.isBuffer(body.value);
		const parts = { path, query, header: headers, requestBody: body.value };
		const issues = contract.refusals(operation, parts, bodyIsJson);
		if (issues.length > 0) throw invalid(operation, issues);

		const project = path.ref === undefined ? undefined : world.project(path.ref);
		const slug = path.slug ?? project?.organizationSlug;
		const organization = slug === undefined ? undefined : world.organization(slug);
		if (organization) checkPlan(organization, operation);
		const call = {
			operation,
			path: url.pathname,
			params: path,
			query,
			body: body.value,
			files: body.files,
			headers,
			world,
			project,
			organization,
			need: (...permissions: string[]) => needPermissions(grant, permissions),
			generated: (id = operation.operationId) =>
				answers.json(
					contract.operations.find(({ operationId }) => operationId === id)!,
					url.pathname,
				),
		} as Call;
		checkConditions(call);
		const handler = handlersById[operation.operationId];
		if (handler) return await handler(call);
		const { mediaType } = contract.success(operation);
		if (mediaType === 'text/plain') {
			return { raw: { type: 'text/plain; charset=utf-8', data: answers.text(operation) } };
		}
		return answerDocument(call, contract.fieldsShown(operation));
	}

	async function handle(request: IncomingMessage, response: ServerResponse) {
		const { method = 'GET', headers } = request;
		const url = new URL(request.url ?? '/', 'http://sandbox');
		const bytes = await readBytes(request);
		const { pathname } = url;
		if (pathname.startsWith('/_sandbox/')) {
			await send(response, await control(method, pathname, bytes));
			return;
		}
		const shown = omit(headers, 'authorization');
		const query = Object.fromEntries(url.searchParams);
		const recorded = { method, path: pathname, query, headers: shown };
		const operation = contract.find(method, pathname);
		const body = await parseBody(bytes, headers['content-type'], operation).then(
			({ value }) => (Buffer.isBuffer(value) ? value.toString('base64') : value),
			() => bytes.toString(),
		);
		const kept: RecordedRequest = { ...recorded, body, operation: operation?.operationId };
		requests.push(kept);

		const failure = failures.take({ operation: operation?.operationId, method, path: pathname });
		if (failure?.delay) await sleep(failure.delay);
		if (failure?.cut === 'before') {
			response.destroy();
			return;
		}
		const scope = operation ? contract.pathParameters(operation, pathname) : {};
		const watched = failure?.remove && world.projects.get(scope.ref ?? '');
		if (watched) world.removeProject(watched);
		const standing = operation
			? limit.count(bearerOf(headers), scope.ref ?? scope.slug ?? '', operation)
			: { refused: false, headers: {} };
		const refuse = (refusal: Refusal) => jsonReply(refusal.status, refusal.body(pathname));
		let reply: Reply;
		try {
			const told = failure && failureReply(failure, pathname);
			if (told) {
				reply = told;
			} else if (!operation) {
				// the real API checks the token before the path
				authorization.checkToken(headers);
				throw new Refusal(404, `Cannot ${method} ${pathname}`);
			} else if (standing.refused) {
				throw refusalOf('rateLimit.exceeded');
			} else {
				reply = replyOf(contract, operation, await answer(operation, request, url, bytes));
			}
		} catch (error) {
			reply = refuse(error instanceof Refusal ? error : new Refusal(500, String(error)));
		}
		kept.status = reply.status;
		reply.headers = { ...reply.headers, ...standing.headers, ...failure?.headers };
		await send(response, reply, failure?.cut);
	}

	const server = createServer((request, response) => {
		handle(request, response).catch(() => response.destroy());
	});
	server.listen(port, '127.0.0.1');
	await once(server, 'listening');

	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		token,
		requests,
		world,
		fail: (rule) => failures.add(rule),
		reset,
		close: async () => {
			world.stop();
			const closed = once(server, 'close');
			server.close();
			server.closeAllConnections();
			await closed;
		},
	};
}
