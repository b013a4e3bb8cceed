import type {
	IDataObject,
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
import { onlyAllowed, OtherProjectError, type Known } from '../guard/otherProjects';
import { holdsExactNumber, stringifyExact } from '../input/exactJson';
import { checkPathValues, fillPath, type PathValues } from '../input/path';
import type { OperationKey } from '../operation';
import { onFreeConnection } from './connections';
import { readCredential, readParameter, type Caller, type Credential } from './credential';
import { Deadline, OutOfTime } from './deadline';
import { isEmptyButRequired, wrapBody } from '../envelope';
import { NoFileStore } from './fileStore';
import { Pacing } from './pacing';
import { pause } from './pause';
import { isRepeatable } from './repeatable';
import { sendUntilAnswered } from './retry';
import { sendSigned } from './sendSigned';
import { isSignIn } from '../guard/signIn';

export { readCredential, readParameter, type Caller };

/** What is sent, besides the method and path that the key names. */
export type Request = {
	/** What fills the placeholders of the path. */
	values?: PathValues;
	query?: IDataObject;
	/** Without the envelope of version 2. */
	body?: IHttpRequestOptions['body'];
	headers?: IDataObject;
	/** Whose the answer is, where it does not say so itself. */
	known?: Known;
	/** What n8n puts into a request: how the answer is read, and how it is sent. */
	transport?: Transport;
};

/** What n8n and the user choose for all requests of an item: proxy, certificates, timeout … */
export type Transport = Pick<
	IHttpRequestOptions,
	'encoding' | 'proxy' | 'skipSslCertificateValidation' | 'timeout' | 'allowedDomains'
>;

/** Who sends, and how long it may take. */
export type Sending = {
	place: Place;
	transport: Transport;
	deadline: Deadline;
	/** What to do when an answer does not come in time, in a sentence. */
	timeAdvice: string;
	/** IDs of the projects that this run has created. */
	created?: Set<string>;
};

/** How long one try may take if n8n does not say, in milliseconds. */
export const longestTry = 300_000;

/**
 * Sends every request of this package, and refuses those that the credential does not allow: there
 * is no other way to Supabase. It sends in turn, and again where that is safe.
 */
export class Client {
	readonly credential: Credential;

	private readonly context: Caller;

	private readonly place: Place;

	private readonly transport: Transport;

	private readonly deadline: Deadline;

	private readonly timeAdvice: string;

	/** They may be read besides the allowed projects, so that they can be waited for. */
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

	/** @returns a client that tries once, and takes no longer than so many milliseconds from now on */
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
	 * Sends a request until there is an answer.
	 *
	 * @returns the answer, without what is of projects that the credential does not allow
	 * @throws NodeOperationError when it was refused before anything was sent, NodeApiError (see
	 * `failureDetails`) when Supabase refused it or could not be reached, or the reason of a cancellation
	 */
	async send(key: OperationKey, request: Request = {}): Promise<IN8nHttpFullResponse> {
		const { values = {}, headers } = request;
		this.check(key, request);
		const pacing = new Pacing(this.credential.id, key, values);
		try {
			return await sendUntilAnswered({
				isRepeatable: isRepeatable(key, headers),
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
					// Gone, after a request whose answer was lost: it was that request that removed it.
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
	 * Sends a request like `send`, and checks the body of the answer.
	 *
	 * @returns the body
	 * @throws NodeApiError also when it is not as `shape` expects
	 */
	async read<T>(key: OperationKey, shape: Shape<T>, request: Request = {}): Promise<T> {
		const { body } = await this.send(key, request);
		try {
			return shape(body, '');
		} catch (error) {
			const failure = failureWithoutAnswer(key, error);
			if (failure === undefined) throw error as Error;
			throw this.inWords(failure, request.values ?? {}, request);
		}
	}

	/** The time left for all that it sends, in milliseconds; Infinity before it has begun. */
	timeLeft(): number {
		return this.deadline.left();
	}

	/**
	 * Sends to an address outside the API that Supabase gave for it, without the token: a file to
	 * fetch or to store. It uses none of the API’s connections, and follows no redirects. A stream ends
	 * with the time of the client, or when the execution is cancelled.
	 *
	 * @param key of the operation that got the address, and what filled its path
	 * @throws UnreadableAnswer when the address is not https, NoFileStore when there is no answer, or the
	 * reason of a cancellation
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

	/** Waits, no longer than there is time, until the execution is cancelled. In milliseconds. */
	async pause(milliseconds: number): Promise<void> {
		await pause(milliseconds, this.deadline.cancelled);
	}

	private accessTo(key: OperationKey): Access {
		return accessWith(this.created, this.credential.access, key);
	}

	private inWords(failure: Failure, pathValues: PathValues, request: Request = {}): NodeApiError {
		const { query = {}, body, headers } = request;
		const doing = {
			pathValues,
			hasFields: Object.keys(query).length > 0 || !isEmpty(body),
			isRepeatable: isRepeatable(failure.key, headers),
			timeAdvice: this.timeAdvice,
		};
		return toNodeError(failure, doing, this.place, this.credential.secrets);
	}

	/** An answer without what the credential does not allow. */
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
					// While it stood in line for a connection, others may have reached the limit.
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

	/** An answer without the credential’s own values, before what it says is read, or cut short. */
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
				// A redirect would carry the token to an address that nobody chose.
				disableFollowRedirect: true,
				// Errors come back as answers, so that what they say can be reported.
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
 * Opens a client for what is not an operation: the editor’s lists, and triggers.
 *
 * @param timeLimit for all that it sends together, in milliseconds
 * @param timeAdvice what to do when an answer does not come in time, in a sentence
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

function isEmpty(body: Request['body']): boolean {
	if (Buffer.isBuffer(body) || typeof body !== 'object') return !body;
	return Object.keys(body ?? {}).length === 0;
}
