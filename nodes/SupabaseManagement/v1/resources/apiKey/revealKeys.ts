import type { IExecuteSingleFunctions, IHttpRequestOptions } from 'n8n-workflow';

/** Asks for secret keys in full if Reveal Secrets is on. Otherwise, Supabase masks them. */
export async function revealKeys(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	if (this.getNodeParameter('requestOptions.revealSecrets', false) !== true) return options;
	return { ...options, qs: { ...options.qs, reveal: true } };
}
