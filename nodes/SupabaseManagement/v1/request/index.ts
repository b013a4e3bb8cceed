import type {
	DeclarativeRestApiSettings,
	IExecutePaginationFunctions,
	IHttpRequestOptions,
	IN8nHttpFullResponse,
	INodeExecutionData,
} from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';

import { alreadyDone } from './alreadyDone';
import { hideSecrets, refuseHidden } from './answer/hideSecrets';
import { toItems } from './answer/items';
import { walkPages } from './answer/pages';
import { Client, longestTry, readCredential } from './client/client';
import { Deadline } from './client/deadline';
import { unwrap } from './client/envelope';
import { isRepeatable } from './client/repeatable';
import { signInAddress } from './client/signIn';
import { explain } from './failure/explain';
import { failureWithoutAnswer } from './failure/failure';
import { failedItem, toNodeError, type Place } from './failure/nodeError';
import { knownOf } from './guard/known';
import type { Known } from './guard/otherProjects';
import { withIdempotencyKey } from './input/idempotency';
import { refuseEmptyUpdate } from './input/emptyUpdate';
import { lostNumberAdvice, lostNumberIn } from './input/exactJson';
import { inputError } from './input/inputError';
import { readOptions, type Options } from './input/options';
import { readPathValues, type PathValues } from './input/path';
import { runSteps, type WithSteps } from './input/steps';
import { operationKey, type OperationKey } from './operation';
import { waitUntilDone } from './wait';
import { waits } from './waits';

const timeAdvice = 'If it needs longer, raise Timeout under Request Options.';

/** An operation for one input item: allowed, checked, and ready to be sent. */
export type Operation = {
	context: IExecutePaginationFunctions;
	place: Place & { itemIndex: number };
	key: OperationKey;
	pathValues: PathValues;
	/** The project that was chosen where the path does not name it; empty if none was. */
	parentProjectRef: string;
	options: Options;
	client: Client;
	request: IHttpRequestOptions;
	/** Whose the answer is, where it does not say so itself. */
	known: Known;
	/** What the operation itself makes of its items. */
	postReceive: PostReceive[];
};

/**
 * What an operation makes of the items of an answer: n8n’s `postReceive`, run by us.
 *
 * @param client for what is fetched besides; with n8n’s own types it may be missing
 */
type PostReceive = (
	this: IExecutePaginationFunctions,
	items: INodeExecutionData[],
	answer: IN8nHttpFullResponse,
	client?: Client,
) => Promise<INodeExecutionData[]>;

/**
 * Runs one operation for one input item. n8n calls it for every operation instead of sending the
 * request itself, after it has read the parameters into the request.
 *
 * @returns the items, each paired with the input item
 * @throws NodeOperationError when nothing was sent or waiting ended in vain, NodeApiError when
 * Supabase refused or could not be reached; with n8n’s Continue settings it returns an item instead
 */
export async function runOperation(
	this: IExecutePaginationFunctions,
	requestData: DeclarativeRestApiSettings.ResultOptions,
): Promise<INodeExecutionData[]> {
	return await runAndExplain(this, requestData, () => undefined);
}

/**
 * Runs an operation whose failures it can say more about itself.
 *
 * @param explainOwn returns sentences to come first in the error’s description
 */
export async function runAndExplain(
	context: IExecutePaginationFunctions,
	requestData: DeclarativeRestApiSettings.ResultOptions,
	explainOwn: (error: NodeApiError, request: IHttpRequestOptions) => string | undefined,
): Promise<INodeExecutionData[]> {
	let operation: Operation | undefined;
	try {
		operation = await openOperation(context, requestData);
		return await sendOperation(operation, operation.request.body);
	} catch (error) {
		if (operation?.options.ignoreIfDone === true) {
			const { key, pathValues, request, client } = operation;
			const done = await alreadyDone(error, key, pathValues, request.body, client);
			if (done !== undefined) {
				return [{ json: done.item, pairedItem: { item: context.getItemIndex() } }];
			}
		}
		const nodeError = await inWords(error, context, operation);
		if (nodeError instanceof NodeApiError && operation !== undefined) {
			const own = explainOwn(nodeError, operation.request);
			nodeError.description = [own, nodeError.description].filter(Boolean).join(' ');
		}
		if (!context.continueOnFail()) throw nodeError;
		return [failedItem(nodeError, context.getItemIndex())];
	}
}

/**
 * Reads and checks what an operation needs, asks the guard, and runs what its fields do.
 *
 * @throws NodeOperationError when something is not valid or not allowed; then nothing was sent
 */
export async function openOperation(
	context: IExecutePaginationFunctions,
	{ options: given, postReceive }: DeclarativeRestApiSettings.ResultOptions,
): Promise<Operation> {
	const place = { node: context.getNode(), itemIndex: context.getItemIndex() };
	const read = (parameter: string) =>
		context.getNodeParameter(parameter, undefined, { extractValue: true });
	if (given.url === undefined) throw unknownOperation(place);

	const key = operationKey(given);
	const pathValues = readPathValues(given.url, read);
	const options = readOptions(context, place);
	const { encoding, proxy, skipSslCertificateValidation, timeout, allowedDomains } =
		given as IHttpRequestOptions;
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
	client.check(key, { values: pathValues, query: given.qs });

	const parentProjectRef =
		'parentProjectRef' in place.node.parameters ? String(read('parentProjectRef') ?? '') : '';
	const known = await knownOf(client, key, pathValues, given.qs ?? {}, parentProjectRef, place);

	const request = await runSteps(context, given as WithSteps, { client, pathValues });
	refuseEmptyUpdate(context, request);
	refuseHidden(request.body, place);
	const lostNumber = lostNumberIn(request.body, '') ?? lostNumberIn(request.qs, '');
	if (lostNumber !== undefined) throw inputError(place, lostNumber, lostNumberAdvice);
	const actions = postReceive.flatMap((each) => each.actions) as PostReceive[];
	return {
		context,
		place,
		key,
		pathValues,
		parentProjectRef,
		options,
		client,
		request,
		known,
		postReceive: actions,
	};
}

/**
 * Sends what an operation asks for, as many pages as needed, and makes items of the answers.
 *
 * @param body instead of the one that the fields made
 * @throws NodeOperationError or NodeApiError
 */
export async function sendOperation(
	operation: Operation,
	body: IHttpRequestOptions['body'],
): Promise<INodeExecutionData[]> {
	const { context, place, key, pathValues, parentProjectRef, options, client } = operation;
	const request = { ...operation.request, body };
	const paired = (item: INodeExecutionData) => ({
		...item,
		pairedItem: { item: place.itemIndex },
	});

	const address = signInAddress(key, client.credential.apiAddress, request.qs);
	if (address !== undefined) return [paired({ json: { url: address } })];

	const headers = withIdempotencyKey(context, key, pathValues, request);
	let items = await walkPages(
		client,
		key,
		request.qs ?? {},
		options.wanted,
		place,
		async (query) => {
			const answer = await client.send(key, {
				values: pathValues,
				query,
				body,
				headers,
				known: operation.known,
			});
			let page = toItems(key, pathValues, answer.body, options.simplify);
			for (const action of operation.postReceive) {
				page = await action.call(context, page, answer, client);
			}
			return { answer, items: page };
		},
	);

	const watch = waits[key];
	if (options.wait !== undefined && watch !== undefined) {
		const [{ json }] = items as [INodeExecutionData];
		const item = options.simplify ? json : unwrap(json);
		const { services } = options.wait;
		const begun = { pathValues, item, body, parentProjectRef, services };
		items = [{ json: await waitUntilDone(watch, client, begun, options.wait, place) }];
	}
	// API keys have a field of their own for it, which Supabase asks for.
	const isAskedFor = options.revealSecrets || request.qs?.reveal === true;
	if (!isAskedFor) items = hideSecrets(key, items);
	return items.map(paired);
}

/**
 * Says what happened and what to do next, about the project too where that says more.
 *
 * @param operation undefined when it could not be opened
 * @throws what a cancellation gave as its reason
 */
export async function inWords(
	error: unknown,
	context: IExecutePaginationFunctions,
	operation: Operation | undefined,
): Promise<NodeApiError | NodeOperationError> {
	const place = { node: context.getNode(), itemIndex: context.getItemIndex() };
	if (operation === undefined) return asNodeError(error, place);
	const { key, pathValues, client, request } = operation;
	const failure = failureWithoutAnswer(key, error);
	const nodeError =
		failure === undefined
			? asNodeError(error, place)
			: toNodeError(
					failure,
					{
						pathValues,
						hasFields: false,
						isRepeatable: isRepeatable(key, request.headers),
						timeAdvice,
					},
					place,
					client.credential.secrets,
				);
	const more = await explain(nodeError, key, pathValues, request.body, client);
	if (more !== '') nodeError.description = [nodeError.description, more].filter(Boolean).join(' ');
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
