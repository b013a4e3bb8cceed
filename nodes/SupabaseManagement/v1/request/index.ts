import type {
	DeclarativeRestApiSettings,
	IExecutePaginationFunctions,
	IHttpRequestOptions,
	IN8nHttpFullResponse,
	INodeExecutionData,
} from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';

import { alreadyDone } from './explain/alreadyDone';
import { hideSecrets, refuseHidden } from './answer/hideSecrets';
import { toItems } from './answer/items';
import { walkPages } from './answer/pages';
import { present } from './answer/present';
import { contract } from './contract';
import { Client, longestTry, readCredential } from './client/client';
import { Deadline } from './client/deadline';
import { unwrap } from './envelope';
import { inTurn, type Turn } from './client/inTurn';
import { isRepeatable } from './client/repeatable';
import { onlyReads } from './guard/readingPosts';
import { signInAddress } from './guard/signIn';
import { explain } from './explain/explain';
import { factsOf, type Facts, type OperationFacts, type RequestFacts } from './facts';
import { failureWithoutAnswer } from './failure/failure';
import { failedItem, toNodeError } from './failure/nodeError';
import { placeOf, type Place } from './place';
import { knownOf } from './client/known';
import type { Known } from './guard/otherProjects';
import { withIdempotencyKey } from './input/idempotency';
import { refuseEmptyUpdate } from './input/emptyUpdate';
import { lostNumberAdvice, lostNumberIn } from './input/exactJson';
import { inputError } from './input/inputError';
import { numberWithin } from './input/numbers';
import { readOptions, type Options } from './input/options';
import { readPathValues, type PathValues } from './input/path';
import { runSteps, type WithSteps } from './steps';
import { operationKey, type OperationKey } from './operation';
import { waitUntilDone } from './wait/waitUntilDone';

const timeAdvice = 'To allow more time, increase Timeout under Request Options.';

/** An operation for one input item, checked and ready to send. */
export type Operation = {
	context: IExecutePaginationFunctions;
	place: Place & { itemIndex: number };
	key: OperationKey;
	facts: RequestFacts & OperationFacts;
	pathValues: PathValues;
	/** The selected project, if the path does not contain it; otherwise empty. */
	parentProjectRef: string;
	options: Options;
	client: Client;
	request: IHttpRequestOptions;
	/** The project of the response, if the response does not name it. */
	known: Known;
	/** The operation’s own processing of its items. */
	postReceive: PostReceive[];
};

/**
 * Processes the items of a response: n8n’s `postReceive`, run by us.
 *
 * @param client for additional requests; optional only because of n8n’s types
 */
type PostReceive = (
	this: IExecutePaginationFunctions,
	items: INodeExecutionData[],
	answer: IN8nHttpFullResponse,
	client?: Client,
) => Promise<INodeExecutionData[]>;

/**
 * Runs one operation for one input item. n8n has put the parameters into the request; this function
 * sends it.
 *
 * @param facts of all operations
 * @returns the items, each paired with the input item
 * @throws NodeOperationError if nothing was sent or the wait failed; NodeApiError if Supabase
 *   refused the request or could not be reached. With n8n’s Continue settings, it returns an item
 *   instead
 */
export async function runOperation(
	context: IExecutePaginationFunctions,
	requestData: DeclarativeRestApiSettings.ResultOptions,
	facts: Facts,
): Promise<INodeExecutionData[]> {
	const key = operationKey(requestData.options);
	return onlyReads(key)
		? await runItem(context, requestData, facts)
		: await inTurn(context, key, async (turn) => runItem(context, requestData, facts, turn));
}

async function runItem(
	context: IExecutePaginationFunctions,
	requestData: DeclarativeRestApiSettings.ResultOptions,
	facts: Facts,
	turn?: Turn,
): Promise<INodeExecutionData[]> {
	let operation: Operation | undefined;
	try {
		operation = await openOperation(context, requestData, facts);
		const { pauseBetweenItems } = operation.facts;
		if (turn?.isFirst === false && pauseBetweenItems !== undefined) {
			await operation.client.pause(pauseBetweenItems);
		}
		return await sendOperation(operation, operation.request.body, turn?.end);
	} catch (error) {
		if (operation?.options.ignoreIfDone === true) {
			const { key, facts: known, pathValues, request, client } = operation;
			const done = await alreadyDone(error, key, known, pathValues, request.body, client);
			if (done !== undefined) {
				return [{ json: done.item, pairedItem: { item: context.getItemIndex() } }];
			}
		}
		const nodeError = await inWords(error, context, operation);
		if (!context.continueOnFail()) throw nodeError;
		return [failedItem(nodeError, context.getItemIndex())];
	}
}

/**
 * Reads and checks the input of an operation, asks the guard, and runs the steps of its fields.
 *
 * @param checked the request to check, if it is not the operation’s main request; a dry run only
 *   reads
 * @throws NodeOperationError if something is not valid or not allowed; then nothing was sent
 */
export async function openOperation(
	context: IExecutePaginationFunctions,
	{ options: given, postReceive }: DeclarativeRestApiSettings.ResultOptions,
	facts: Facts,
	checked?: OperationKey,
): Promise<Operation> {
	const place = placeOf(context);
	const read = (parameter: string) =>
		context.getNodeParameter(parameter, undefined, { extractValue: true });
	if (given.url === undefined) throw unknownOperation(place);

	const key = operationKey(given);
	const pathValues = readPathValues(given.url, read);
	const options = readOptions(context, place);
	const { encoding, proxy, skipSslCertificateValidation, allowedDomains } =
		given as IHttpRequestOptions;
	const timeout = timeoutIn(given as IHttpRequestOptions, place);
	const client = new Client(context, await readCredential(context, place), {
		place,
		transport: { encoding, proxy, skipSslCertificateValidation, timeout, allowedDomains },
		deadline: new Deadline(
			options.timeLimit,
			context.getExecutionCancelSignal(),
			timeout ?? longestTry,
		),
		timeAdvice,
	});
	client.check(checked ?? key, { values: pathValues, query: given.qs });

	const request = await runSteps(context, given as WithSteps, { client, pathValues });
	refuseEmptyUpdate(context, request);
	refuseHidden(request.body, place);
	const lostNumber = lostNumberIn(request.body, '') ?? lostNumberIn(request.qs, '');
	if (lostNumber !== undefined) throw inputError(place, lostNumber, lostNumberAdvice);
	const parentProjectRef =
		'parentProjectRef' in place.node.parameters ? String(read('parentProjectRef') ?? '') : '';
	const known = await knownOf(client, key, pathValues, given.qs ?? {}, parentProjectRef, place);

	const actions = postReceive.flatMap((each) => each.actions) as PostReceive[];
	const isRevealing = options.revealSecrets && contract[key]?.takesReveal === true;
	return {
		context,
		place,
		key,
		facts: factsOf(facts, key, place.node.parameters),
		pathValues,
		parentProjectRef,
		options,
		client,
		request: isRevealing ? { ...request, qs: { ...request.qs, reveal: true } } : request,
		known,
		postReceive: actions,
	};
}

/** @throws NodeOperationError if it is not a time that Node.js can wait, in milliseconds */
function timeoutIn({ timeout }: IHttpRequestOptions, place: Place): number | undefined {
	if (timeout === undefined) return undefined;
	const bounds = { min: 1, max: 2_147_483_647 };
	return numberWithin(timeout, 'Timeout under Request Options', bounds, place);
}

/**
 * Sends the requests of an operation, as many pages as needed, and turns the responses into items.
 *
 * @param body replaces the body from the fields
 * @param sent called before it waits for work that Supabase continues after its response
 * @throws NodeOperationError or NodeApiError
 */
export async function sendOperation(
	operation: Operation,
	body: IHttpRequestOptions['body'],
	sent: () => void = () => {},
): Promise<INodeExecutionData[]> {
	const { context, place, key, facts, pathValues, parentProjectRef, options, client } = operation;
	const request = { ...operation.request, body };
	const paired = (item: INodeExecutionData): INodeExecutionData =>
		Object.assign(item, { pairedItem: { item: place.itemIndex } });

	const address = signInAddress(key, client.credential.apiAddress, request.qs);
	if (address !== undefined) return [paired({ json: { url: address } })];

	const headers = facts.needsIdempotencyKey
		? withIdempotencyKey(context, pathValues, request)
		: request.headers;
	let items = await walkPages(
		facts.pages,
		request.qs ?? {},
		options.wanted,
		place,
		() => client.timeLeft(),
		async (query) => {
			const answer = await client.send(key, {
				values: pathValues,
				query,
				body,
				headers,
				known: operation.known,
			});
			let page = toItems(key, facts, pathValues, answer.body, options.simplify);
			for (const action of operation.postReceive) {
				page = await action.call(context, page, answer, client);
			}
			return { answer, items: page };
		},
	);

	sent();
	if (options.wait !== undefined && facts.wait !== undefined) {
		const json = items[0]?.json ?? {};
		const item = options.simplify ? json : unwrap(json);
		const { services } = options.wait;
		const started = { pathValues, item, body, parentProjectRef, services };
		items = [{ json: await waitUntilDone(facts.wait, client, started, options.wait, place) }];
	}
	if (!options.revealSecrets) items = hideSecrets(key, items);
	return presented(operation, items).map(paired);
}

/** The items of an operation, in the format that its options select. */
export function presented(
	{ options, pathValues, parentProjectRef, place }: Operation,
	items: INodeExecutionData[],
): INodeExecutionData[] {
	return present(items, options, pathValues.ref ?? parentProjectRef, place.node);
}

/**
 * Creates the error that says what happened and what to do next, with the state of the project if
 * that helps.
 *
 * @param operation undefined if it could not be opened
 * @throws the reason of a cancellation
 */
export async function inWords(
	error: unknown,
	context: IExecutePaginationFunctions,
	operation: Operation | undefined,
): Promise<NodeApiError | NodeOperationError> {
	const place = placeOf(context);
	if (operation === undefined) return asNodeError(error, place);
	const { key, facts, pathValues, client, request } = operation;
	const failure = failureWithoutAnswer(key, error);
	const nodeError =
		failure === undefined
			? asNodeError(error, place)
			: toNodeError(
					failure,
					{
						pathValues,
						hasFields: false,
						isRepeatable: isRepeatable(key),
						timeAdvice,
					},
					place,
					client.credential.secrets,
				);
	const own = nodeError instanceof NodeApiError ? facts.explain?.(nodeError, request) : undefined;
	const more = await explain(nodeError, key, facts, pathValues, request.body, client);
	const sentences = [own, nodeError.description, more].filter(Boolean);
	if (sentences.length > 0) nodeError.description = sentences.join(' ');
	return nodeError;
}

function asNodeError(
	error: unknown,
	{ node, itemIndex }: Place,
): NodeApiError | NodeOperationError {
	return error instanceof NodeApiError || error instanceof NodeOperationError
		? error
		: new NodeOperationError(node, error as Error, { itemIndex });
}

function unknownOperation(place: Place): NodeOperationError {
	const { resource, operation } = place.node.parameters;
	return inputError(
		place,
		`There is no operation ${String(operation)} of the resource ${String(resource)}`,
		'Choose Resource and Operation from their lists: they cannot be expressions.',
	);
}
