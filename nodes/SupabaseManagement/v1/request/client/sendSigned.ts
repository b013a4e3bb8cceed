import type { IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';

import { refusesToken } from '../failure/failure';
import { credentialTypeOf } from '../guard/access';
import type { Caller } from './credential';

/**
 * Sends with the credential’s token. n8n refreshes an OAuth2 token after a 401, and sends again.
 * Supabase also returns 401 for a wrong setting, so n8n gets a 401 only if it is about the token.
 *
 * @param type of the credential
 * @returns the answer, whatever its status
 */
export async function sendSigned(
	context: Caller,
	type: string,
	options: IHttpRequestOptions,
): Promise<IN8nHttpFullResponse> {
	const send = async (each: IHttpRequestOptions) =>
		(await context.helpers.httpRequestWithAuthentication.call(
			context,
			type,
			each,
		)) as IN8nHttpFullResponse;

	const answer = await send({ ...options });
	const isExpired = type === credentialTypeOf('oAuth2') && refusesToken(answer);
	if (!isExpired) return answer;
	try {
		return await send({ ...options, ignoreHttpStatusErrors: { ignore: true, except: [401] } });
	} catch (error) {
		const isRefused = error instanceof NodeApiError && error.httpCode === '401';
		if (!isRefused) throw error as Error;
		// The new token was not accepted either, so the first response contains the reason.
		return answer;
	}
}
