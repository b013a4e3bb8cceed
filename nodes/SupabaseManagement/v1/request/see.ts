import type { IDataObject, IExecuteSingleFunctions, IN8nHttpFullResponse } from 'n8n-workflow';

import type { OperationKey } from './operation';
import { fillPath, type PathValues } from './path';
import { refuseErrors } from './refusal';
import type { Sender } from './sender';
import { transport } from './transport';

/**
 * Reads something besides what the operation itself asks for.
 *
 * @returns the body of the answer, as it came
 * @throws what `refuseErrors` throws, or n8n when there is no answer
 */
export type See = (
	key: OperationKey & `GET ${string}`,
	pathValues: PathValues,
	query?: IDataObject,
) => Promise<IDataObject>;

export function seeing(
	context: IExecuteSingleFunctions,
	sender: Sender,
	credentialType: string,
	baseURL: string | undefined,
): See {
	return async (key, pathValues, query = {}) =>
		await sender.send(key, pathValues, {}, async (show) => {
			const answer = (await context.helpers.httpRequestWithAuthentication.call(
				context,
				credentialType,
				{
					...transport,
					method: 'GET',
					baseURL,
					url: fillPath(key.slice('GET '.length), pathValues),
					qs: query,
					returnFullResponse: true,
				},
			)) as IN8nHttpFullResponse;
			show(answer);
			refuseErrors(answer);
			return answer.body as IDataObject;
		});
}
