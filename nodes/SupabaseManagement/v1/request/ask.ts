import type { IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';

import type { Caller } from './call';
import type { OperationKey } from './operation';
import { fillPath, type PathValues } from './path';
import { refuseErrors } from './refusal';
import type { Sender } from './sender';
import { transport } from './transport';

/**
 * Sends one request with a credential, besides what the operation itself sends.
 *
 * @param key says method and path
 * @param options the rest of the request
 * @returns the body of the answer, as it came
 * @throws what `refuseErrors` throws, or n8n when there is no answer
 */
export async function ask(
	context: Caller,
	sender: Sender,
	credentialType: string,
	key: OperationKey,
	pathValues: PathValues,
	options: Pick<IHttpRequestOptions, 'baseURL' | 'body' | 'qs'>,
): Promise<IN8nHttpFullResponse['body']> {
	const [method, path] = key.split(' ') as [IHttpRequestOptions['method'], string];
	return await sender.send(key, pathValues, {}, async (show) => {
		const answer = (await context.helpers.httpRequestWithAuthentication.call(
			context,
			credentialType,
			{
				...options,
				...transport,
				method,
				url: fillPath(path, pathValues),
				returnFullResponse: true,
			},
		)) as IN8nHttpFullResponse;
		show(answer);
		refuseErrors(answer);
		return answer.body;
	});
}
