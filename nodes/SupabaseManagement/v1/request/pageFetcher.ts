import type {
	DeclarativeRestApiSettings,
	IExecutePaginationFunctions,
	IN8nHttpFullResponse,
} from 'n8n-workflow';

import type { OperationKey } from './operation';
import { toItems } from './output';
import type { Page } from './pagination';
import type { PathValues } from './path';
import { refuseErrors } from './refusal';
import type { Sender } from './sender';
import { isSignIn, sendWithoutToken } from './signIn';

type RequestOptions = DeclarativeRestApiSettings.HttpRequestOptions;

/** A removed project is not a 404 (recorded in `contract/conditions.json`: project.removed). */
function saysGone({ statusCode, body }: IN8nHttpFullResponse): boolean {
	const { message } = (body ?? {}) as { message?: unknown };
	return statusCode === 404 || (statusCode === 400 && message === 'Resource has been removed');
}

/**
 * Fetches pages through n8n’s own request of a declarative node, which runs `postReceive` on every
 * answer: first ours, which sees the whole answer and makes items of it, then the operation’s own.
 *
 * @returns what sends one request and gives its answer and items
 */
export function pageFetcher(
	context: IExecutePaginationFunctions,
	requestData: DeclarativeRestApiSettings.ResultOptions,
	sender: Sender,
	{ key, pathValues, simplify }: { key: OperationKey; pathValues: PathValues; simplify: boolean },
): (request: RequestOptions) => Promise<Page> {
	let answer: IN8nHttpFullResponse;
	let show: (answer: IN8nHttpFullResponse) => void;
	let mayBeDone = false;

	const itemsOf = (received: IN8nHttpFullResponse) => {
		answer = received;
		show(answer);
		// Gone already, after a request whose answer was lost: it was that request that removed it.
		const isGone = mayBeDone && key.startsWith('DELETE ') && saysGone(answer);
		if (isGone) return toItems(key, pathValues, undefined, simplify);
		refuseErrors(answer);
		return toItems(key, pathValues, answer.body, simplify);
	};
	requestData.postReceive.unshift({
		data: { parameterValue: undefined },
		actions: [async (_items, received) => itemsOf(received)],
	});

	return async (request) =>
		await sender.send(key, pathValues, request.headers, async (...told) => {
			[show, mayBeDone] = told;
			const items = isSignIn(key)
				? itemsOf(await sendWithoutToken(context, request))
				: await context.makeRoutingRequest({ ...requestData, options: request });
			return { answer, items };
		});
}
