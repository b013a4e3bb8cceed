import type {
	DeclarativeRestApiSettings,
	IDataObject,
	IExecutePaginationFunctions,
	IN8nHttpFullResponse,
	INodeExecutionData,
} from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { credentialTypeOf, readAccess } from './access';
import { wrapBody } from './envelope';
import { refuseErrorStatus, toNodeError } from './errors';
import { guard, onlyAllowedProjects } from './guard';
import { operationKey } from './operation';
import { toItems } from './output';
import { wantedItems, walkPages } from './pagination';
import { fillPath, readPathValues, type PathValues } from './path';
import { transport } from './transport';

type RequestOptions = DeclarativeRestApiSettings.HttpRequestOptions;

/**
 * Runs one operation for one input item. n8n calls it for every operation, in place of sending the
 * request itself, after all fields have put their values into the request.
 *
 * @returns the items that come out, each paired with the input item
 * @throws NodeOperationError when nothing was sent, NodeApiError when Supabase refused or could not
 * be reached; with n8n’s Continue settings the error comes out as an item instead
 */
export async function runOperation(
	this: IExecutePaginationFunctions,
	requestData: DeclarativeRestApiSettings.ResultOptions,
): Promise<INodeExecutionData[]> {
	const itemIndex = this.getItemIndex();
	let pathValues: PathValues = {};
	try {
		const { options } = requestData;
		const key = operationKey(options);

		pathValues = readPathValues(this, options.url!);
		const authentication = this.getNodeParameter('authentication') as string;
		const access = readAccess(await this.getCredentials(credentialTypeOf(authentication)));
		guard(access, key, pathValues, options, { node: this.getNode(), itemIndex });

		const simplify = this.getNodeParameter('simplify', true) as boolean;
		let answer: IN8nHttpFullResponse;
		requestData.postReceive.unshift({
			data: { parameterValue: undefined },
			actions: [
				async (_items, received) => {
					answer = received;
					refuseErrorStatus(answer);
					return toItems(key, pathValues, answer.body, simplify);
				},
			],
		});
		const fetchPage = async (page: RequestOptions) => {
			const items = await this.makeRoutingRequest({ ...requestData, options: page });
			return { answer, items };
		};

		const request: RequestOptions = {
			...options,
			...transport,
			url: fillPath(options.url!, pathValues),
			body: wrapBody(key, options.body as IDataObject),
		};
		const items = await walkPages(this, key, request, wantedItems(this), fetchPage, (page) =>
			onlyAllowedProjects(access, key, page),
		);
		return items.map((item) => ({ ...item, pairedItem: { item: itemIndex } }));
	} catch (error) {
		const nodeError =
			error instanceof NodeOperationError
				? error
				: toNodeError(this.getNode(), error, itemIndex, pathValues);
		if (!this.continueOnFail()) throw nodeError;
		return [
			{ json: { error: nodeError.message }, error: nodeError, pairedItem: { item: itemIndex } },
		];
	}
}
