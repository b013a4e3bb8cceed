import type { IHttpRequestOptions, NodeApiError } from 'n8n-workflow';

/** Above about this many bytes, Supabase fails to build a function without a reason. */
const largestBody = 4_000_000;

/**
 * @returns why Supabase could not build the function; undefined for errors that contain the reason
 */
export function explainBundler(
	error: NodeApiError,
	{ body }: IHttpRequestOptions,
): string | undefined {
	const texts = [error.message, error.description ?? '', ...error.messages].join(' ');
	if (/duplicated function slug/i.test(texts)) {
		return 'The project already has a function with this slug. Use Deploy or Update to change it, or choose another slug.';
	}
	if (error.httpCode !== '500') return undefined;
	const size = Buffer.isBuffer(body) ? body.length : 0;
	return size > largestBody
		? `The files are ${(size / 1_000_000).toFixed(1)} MB in total. Supabase cannot build functions of more than about 4 MB. Leave out files, or import packages from npm or JSR instead.`
		: 'Supabase did not return a reason. Make sure that the files include every imported file and the deno.json or import map, and that the code has no syntax errors.';
}
