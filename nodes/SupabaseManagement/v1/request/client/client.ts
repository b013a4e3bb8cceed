import type {
	IHttpRequestMethods,
	IHttpRequestOptions,
	IN8nHttpFullResponse,
	NodeApiError,
} from 'n8n-workflow';

import type { Shape } from '../answer/shape';
import {
	failureIn,
	failureWithoutAnswer,
	isMissing,
	NoTurn,
	UnreadableAnswer,
	type Failure,
} from '../failure/failure';
import { toNodeError } from '../failure/nodeError';
import type { Place } from '../place';
import { isSafeFileAddress, type Access } from '../guard/access';
import { accessWith, projectCreatedBy } from '../guard/created';
import { guard, projectsOf } from '../guard/guard';
import { redact, redactBody } from '../guard/redact';
import { notShown } from '../guard/notShown';
import { onlyAllowed, OtherProjectError } from '../guard/otherProjects';
import { holdsExactNumber, stringifyExact } from '../input/exactJson';
import { idempotencyKey } from '../input/idempotency';
import { checkPathValues, fillPath, type PathValues } from '../input/path';
import type { OperationKey } from '../operation';
import { onFreeConnection } from './connections';
import { readCredential, readParameter, type Caller, type Credential } from './credential';
import { Deadline, OutOfTime } from './deadline';
import { isEmptyBody, isEmptyButRequired, wrapBody } from '../envelope';
import { NoFileStore } from './fileStore';
import { Pacing } from './pacing';
import { pause } from './pause';
import { isRepeatable } from './repeatable';
import { sendUntilAnswered } from './retry';
import type { Request, Sending, Transport } from './sending';
import { sendSigned } from './sendSigned';
import { isSignIn } from '../guard/signIn';

export { readCredential, readParameter, type Caller };

/** Time limit of one try, if n8n sets none, in milliseconds. */
export const longestTry = 300_000;

/**
 * Sends every request of this package, and refuses requests that the credential does not allow. No
 * other code sends to Supabase. Requests wait for their turn, and are retried if that is safe.
 */
export class Client {
	readonly credential: Credential;

	private readonly context: Caller;

	private readonly place: Place;

	private readonly transport: Transport;

	private readonly deadline: Deadline;

	private readonly timeAdvice: string;

	/** They may be read in addition to the allowed projects, so that the node can wait for them. */
	private readonly created: Set<string>;

	constructor(
		context: Caller,
		credential: Credential,
		{ place, transport, deadline, timeAdvice, created = new Set() }: Sending,
	) {
		this.context = context;
		this.credential = credential;
		this.place = place;
		this.transport = transport;
		this.deadline = deadline;
		this.timeAdvice = timeAdvice;
		this.created = created;
	}

	/**
	 * @returns a client that tries once, and takes no longer than the given number of milliseconds
	 *   from now
	 */
	withTime(milliseconds: number): Client {
		const { context, credential, place, transport, timeAdvice, created } = this;
		const deadline = new Deadline(0, this.deadline.cancelled, milliseconds).start();
		return new Client(context, credential, { place, transport, deadline, timeAdvice, created });
	}

	get isCancelled(): boolean {
		return this.deadline.cancelled?.aborted === true;
	}

	/**
	 * Refuses what the credential does not allow, without sending.
	 *
	 * @throws NodeOperationError
	 */
	check(key: OperationKey, { values = {}, query = {} }: Request): void {
		checkPathValues(key, values, this.place);
		guard(this.accessTo(key), key, values, query, this.place);
	}

	/**
	 * Sends a request until there is a response.
	 *
	 * @returns the response, without data of projects that the credential does not allow
	 * @throws NodeOperationError if the request was refused before it was sent; NodeApiError (see
	 *   `failureDetails`) if Supabase refused it or could not be reached; or the reason of a
	 *   cancellation
	 */
	async send(key: OperationKey, request: Request = {}): Promise<IN8nHttpFullResponse> {
		const { values = {} } = request;
		this.check(key, request);
		const pacing = new Pacing(this.credential.id, key, values);
		try {
			return await sendUntilAnswered({
				isRepeatable: isRepeatable(key),
				deadline: this.deadline,
				signal: this.deadline.cancelled,
				timeToTurn: () => pacing.timeToTurn(),
				failureOf: (error) => failureWithoutAnswer(key, error),
				send: async (mayBeDone) => {
					const answer = await this.sendInTurn(pacing, key, request);
					const failure = failureIn(key, answer);
					if (failure === undefined) {
						const project = projectCreatedBy(key, answer.body);
						if (project !== undefined) this.created.add(project);
						return this.mayLeave(key, request, answer);
					}
					// If the first response was lost and a retry finds nothing, the first request removed the
					// resource.
					const isDone = mayBeDone && key.startsWith('DELETE ') && isMissing(failure.class);
					if (isDone) return { ...answer, statusCode: 204, body: '' };
					throw failure;
				},
			});
		} catch (error) {
			this.deadline.cancelled?.throwIfAborted();
			const failure = failureWithoutAnswer(key, error);
			if (failure === undefined) throw error as Error;
			throw this.inWords(failure, values, request);
		}
	}

	/**
	 * Sends a request like `send`, and checks the body of the response.
	 *
	 * @returns the body
	 * @throws NodeApiError also if the body does not match `shape`
	 */
	async read<T>(key: OperationKey, shape: Shape<T>, request: Request = {}): Promise<T> {
		return await this.readAnswer(key, ({ body }) => shape(body, ''), request);
	}

	/**
	 * Sends a request like `send`, and reads the whole response.
	 *
	 * @param read reads the response, and throws UnreadableAnswer if it is not valid
	 * @returns the result of `read`
	 * @throws NodeApiError also if the response cannot be read
	 */
	async readAnswer<T>(
		key: OperationKey,
		read: (answer: IN8nHttpFullResponse) => T,
		request: Request = {},
	): Promise<T> {
		const answer = await this.send(key, request);
		try {
			return read(answer);
		} catch (error) {
			const failure = failureWithoutAnswer(key, error);
			if (failure === undefined) throw error as Error;
			throw this.inWords(failure, request.values ?? {}, request);
		}
	}

	/** The time left for all requests, in milliseconds; Infinity before the first request. */
	timeLeft(): number {
		return this.deadline.left();
	}

	/**
	 * Downloads or uploads a file at an address outside the API that Supabase returned, without the
	 * token. It uses none of the API’s connections, and follows no redirects. A stream ends when the
	 * time limit of the client is over, or when the execution is cancelled.
	 *
	 * @param key of the operation that returned the address, and the values of its path
	 * @throws UnreadableAnswer if the address is not https, NoFileStore if there is no response, or
	 *   the reason of a cancellation
	 */
	async sendToFileStore(
		key: OperationKey,
		values: PathValues,
		options: IHttpRequestOptions,
	): Promise<IN8nHttpFullResponse> {
		const { proxy, skipSslCertificateValidation, timeout = longestTry } = this.transport;
		if (!isSafeFileAddress(options.url, this.credential.apiAddress)) {
			throw new UnreadableAnswer('It has no address of a file that starts with https://.');
		}
		this.check(key, { values });
		try {
			return await this.deadline.within(Infinity, async () =>
				onFreeConnection(`files ${this.credential.id}`, async () =>
					this.deadline.start().within(
						timeout,
						async () =>
							(await this.context.helpers.httpRequest({
								...options,
								proxy,
								skipSslCertificateValidation,
								timeout,
								abortSignal: this.deadline.signal(),
								disableFollowRedirect: true,
								ignoreHttpStatusErrors: true,
								returnFullResponse: true,
							})) as IN8nHttpFullResponse,
					),
				),
			);
		} catch (error) {
			this.deadline.cancelled?.throwIfAborted();
			throw new NoFileStore(error) as Error;
		}
	}

	/**
	 * Waits for some milliseconds, but no longer than the time limit, and stops if the execution is
	 * cancelled.
	 */
	async pause(milliseconds: number): Promise<void> {
		await pause(milliseconds, this.deadline.cancelled);
	}

	private accessTo(key: OperationKey): Access {
		return accessWith(this.created, this.credential.access, key);
	}

	private inWords(failure: Failure, pathValues: PathValues, request: Request = {}): NodeApiError {
		const { query = {}, body, headers = {} } = request;
		const doing = {
			pathValues,
			hasFields: Object.keys(query).length > 0 || !isEmptyBody(body),
			// Another execution has another idempotency key.
			isRepeatable: isRepeatable(failure.key) && !(idempotencyKey in headers),
			timeAdvice: this.timeAdvice,
		};
		return toNodeError(failure, doing, this.place, this.credential.secrets);
	}

	/** The response without data that the credential does not allow. */
	private mayLeave(
		key: OperationKey,
		{ values = {}, query = {}, known }: Request,
		answer: IN8nHttpFullResponse,
	): IN8nHttpFullResponse {
		try {
			const [project] = projectsOf({}, query);
			const body = onlyAllowed(this.accessTo(key).allowedProjects, key, answer.body, {
				project,
				...known,
			}) as IN8nHttpFullResponse['body'];
			return { ...answer, body };
		} catch (error) {
			if (!(error instanceof OtherProjectError)) throw error as Error;
			const why = new UnreadableAnswer('It does not say which project it is about.');
			throw notShown(error, this.place) ?? this.inWords(failureWithoutAnswer(key, why)!, values);
		}
	}

	private async sendInTurn(
		pacing: Pacing,
		key: OperationKey,
		request: Request,
	): Promise<IN8nHttpFullResponse> {
		for (;;) {
			const wait = pacing.timeToTurn();
			if (wait >= this.deadline.left()) throw new NoTurn();
			await pause(wait, this.deadline.cancelled);
			let isSent = false;
			const inLine = async () =>
				await onFreeConnection(this.credential.id, async () => {
					this.deadline.cancelled?.throwIfAborted();
					// While this request waited for a connection, others may have reached the limit.
					const sentAt = this.deadline.left() > 0 ? pacing.take() : undefined;
					if (sentAt === undefined) return undefined;
					this.deadline.start();
					isSent = true;
					const received = this.withoutSecrets(await this.sendOnce(key, request));
					pacing.learn(received, sentAt);
					return received;
				});
			const answer = await this.deadline.within(Infinity, inLine).catch((error: Error) => {
				throw error instanceof OutOfTime && !isSent ? new NoTurn() : error;
			});
			if (answer !== undefined) return answer;
			if (this.deadline.left() === 0) throw new NoTurn();
		}
	}

	/**
	 * The response without the credential’s secrets. They are removed before the message is read or
	 * shortened.
	 */
	private withoutSecrets(answer: IN8nHttpFullResponse): IN8nHttpFullResponse {
		const { headers, body, statusCode } = answer;
		const { secrets } = this.credential;
		const isFile = Buffer.isBuffer(body) && statusCode < 300;
		return {
			...answer,
			headers: redact(headers, secrets),
			body: isFile ? body : redactBody(body, secrets),
		};
	}

	/** The only place that sends. */
	private async sendOnce(key: OperationKey, request: Request): Promise<IN8nHttpFullResponse> {
		const { values = {}, query = {}, headers, body, transport } = request;
		guard(this.accessTo(key), key, values, query, this.place);
		const [method, path] = key.split(' ') as [IHttpRequestMethods, string];
		const longest = this.transport.timeout ?? longestTry;
		const wrapped = wrapBody(key, body);
		const isText = holdsExactNumber(wrapped) || isEmptyButRequired(key, wrapped);
		return await this.deadline.within(longest, async (abortSignal) => {
			const options: IHttpRequestOptions = {
				...this.transport,
				...transport,
				method,
				baseURL: this.credential.apiAddress,
				url: fillPath(path, values),
				qs: query,
				headers: isText ? { ...headers, 'content-type': 'application/json' } : headers,
				body: isText ? stringifyExact(wrapped ?? {}) : wrapped,
				timeout: Math.ceil(Math.min(longest, this.deadline.left())),
				abortSignal,
				// `services=auth&services=rest`, as the API reads lists in a query.
				arrayFormat: 'repeat',
				// A redirect would send the token to an address that nobody chose.
				disableFollowRedirect: true,
				// Errors are returned as responses, so that their message can be reported.
				ignoreHttpStatusErrors: true,
				returnFullResponse: true,
			};
			if (isSignIn(key)) {
				return (await this.context.helpers.httpRequest(options)) as IN8nHttpFullResponse;
			}
			return await sendSigned(this.context, this.credential.type, options);
		});
	}
}

/**
 * Opens a client for the editor’s lists and for triggers.
 *
 * @param timeLimit for all requests together, in milliseconds
 * @param timeAdvice what to do if a response takes too long, in a sentence
 */
export async function openClient(
	context: Caller,
	timeLimit: number,
	timeAdvice = 'Try again in a minute.',
): Promise<Client> {
	const place = { node: context.getNode() };
	return new Client(context, await readCredential(context, place), {
		place,
		transport: {},
		deadline: new Deadline(timeLimit).start(),
		timeAdvice,
	});
}
