import type {
	DeclarativeRestApiSettings,
	IDataObject,
	IExecutePaginationFunctions,
	IExecuteSingleFunctions,
	IHttpRequestOptions,
	INodeExecutionData,
} from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { refuseEmptyUpdate } from '../fields/emptyUpdate';
import { refuseLostNumbers } from '../fields/json';
import { credentialTypeOf, readAccess } from './access';
import { wrapBody } from './envelope';
import { toNodeError } from './errors';
import { holdsExactNumber, stringifyExact } from './exactJson';
import { explain } from './explain';
import { guardProjects, guardReadOnly, onlyAllowedProjects } from './guard';
import { hideSecrets, refuseHidden } from './hideSecrets';
import { withIdempotencyKey } from './idempotency';
import { operationKey } from './operation';
import { readOptions } from './options';
import { pageFetcher } from './pageFetcher';
import { wantedItems, walkPages } from './pagination';
import { fillPath, readPathValues, type PathValues } from './path';
import { onlyReads } from './readingPosts';
import { throwRefusal } from './refuseLater';
import { seeing, type See } from './see';
import { Sender } from './sender';
import { signInAddress } from './signIn';
import { transport } from './transport';
import { waitUntilDone } from './wait';
import { waits } from './waits';

type RequestOptions = DeclarativeRestApiSettings.HttpRequestOptions;

/**
 * Refuses to change anything with a read-only credential. n8n calls it before the fields of an
 * operation do their part, some of which look things up in Supabase.
 *
 * @throws NodeOperationError saying which setting of the credential is in the way
 */
export async function refuseChangesIfReadOnly(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const key = operationKey(options);
	if (!onlyReads(key)) {
		const authentication = this.getNodeParameter('authentication') as string;
		const access = readAccess(await this.getCredentials(credentialTypeOf(authentication)));
		guardReadOnly(access, key, { node: this.getNode(), itemIndex: this.getItemIndex() });
	}
	return options;
}

/**
 * Runs one operation for one input item. n8n calls it for every operation, in place of sending the
 * request itself, after all fields have put their values into the request.
 *
 * @returns the items that come out, each paired with the input item
 * @throws NodeOperationError when nothing was sent or waiting was in vain, NodeApiError when Supabase
 * refused or could not be reached; with n8n’s Continue settings the error comes out as an item instead
 */
export async function runOperation(
	this: IExecutePaginationFunctions,
	requestData: DeclarativeRestApiSettings.ResultOptions,
): Promise<INodeExecutionData[]> {
	const node = this.getNode();
	const itemIndex = this.getItemIndex();
	const place = { node, itemIndex };
	const paired = (item: INodeExecutionData) => ({ ...item, pairedItem: { item: itemIndex } });
	const read = (parameter: string) =>
		this.getNodeParameter(parameter, undefined, { extractValue: true });

	const { options } = requestData;
	const key = operationKey(options);
	let pathValues: PathValues = {};
	let see: See | undefined;
	try {
		// What may be sent.
		throwRefusal(options);
		pathValues = readPathValues(options.url!, read, place);
		const credentialType = credentialTypeOf(String(read('authentication')));
		const credential = await this.getCredentials(credentialType);
		const access = readAccess(credential);
		guardProjects(access, key, pathValues, options, place);
		refuseHidden(options.body, place);
		refuseLostNumbers(this, options.body, '');
		refuseLostNumbers(this, options.qs, '');
		refuseEmptyUpdate(this, options);

		const request: RequestOptions = {
			...options,
			...transport,
			baseURL: credential.apiAddress as string,
			url: fillPath(options.url!, pathValues),
			body: wrapBody(key, options.body),
		};
		request.headers = withIdempotencyKey(this, key, request);
		if (holdsExactNumber(request.body)) {
			request.body = stringifyExact(request.body);
			request.headers = { ...request.headers, 'content-type': 'application/json' };
		}
		const address = signInAddress(key, request);
		if (address !== undefined) return [paired({ json: { url: address } })];

		// How it is sent, and what becomes of the answer.
		const { timeLimit, simplify, revealSecrets, wait } = readOptions(this);
		const signal = this.getExecutionCancelSignal();
		const sender = new Sender(node, credentialType, timeLimit, signal);
		see = seeing(this, sender, credentialType, request.baseURL);

		const fetchPage = pageFetcher(this, requestData, sender, { key, pathValues, simplify });
		let items = await walkPages(this, key, request, wantedItems(this), fetchPage, (page) =>
			onlyAllowedProjects(access, key, page),
		);

		const watch = waits[key];
		if (wait !== undefined && watch !== undefined) {
			const begun = {
				pathValues,
				item: items[0]!.json,
				body: options.body as IDataObject,
				parentProjectRef:
					'parentProjectRef' in node.parameters ? String(read('parentProjectRef')) : '',
			};
			items = [{ json: await waitUntilDone(watch, see, begun, { ...wait, signal }, place) }];
		}
		// API keys have a field of their own for it, which Supabase asks for.
		const isAskedFor = revealSecrets || options.qs?.reveal === true;
		if (!isAskedFor) items = hideSecrets(key, items);
		return items.map(paired);
	} catch (error) {
		const nodeError =
			error instanceof NodeOperationError
				? error
				: toNodeError(error, { ...place, key, pathValues });
		if (see !== undefined) {
			nodeError.description = `${nodeError.description ?? ''}${await explain(error, key, pathValues, see)}`;
		}
		if (!this.continueOnFail()) throw nodeError;
		return [paired({ json: { error: nodeError.message }, error: nodeError })];
	}
}
