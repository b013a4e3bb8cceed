import type { IExecuteSingleFunctions, IHttpRequestOptions } from 'n8n-workflow';

/**
 * For operations whose body must be there although all its fields are optional: n8n leaves out a
 * body without fields, so it is sent as text.
 */
export async function sendBodyEvenIfEmpty(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	if (Object.keys(options.body ?? {}).length > 0) return options;
	return {
		...options,
		headers: { ...options.headers, 'Content-Type': 'application/json' },
		body: '{}',
	};
}
