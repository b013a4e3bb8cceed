import type {
	DeclarativeRestApiSettings,
	IExecutePaginationFunctions,
	INodeExecutionData,
	NodeApiError,
} from 'n8n-workflow';

import { runAndExplain } from '../../request';

/** Above about this many bytes, Supabase fails to build a function without saying why. */
const largestBody = 4_000_000;

/** Runs the operation, and explains why Supabase could not build the function. */
export async function explainBundler(
	this: IExecutePaginationFunctions,
	requestData: DeclarativeRestApiSettings.ResultOptions,
): Promise<INodeExecutionData[]> {
	return await runAndExplain(this, requestData, (error, { body }) =>
		reasonFor(error, Buffer.isBuffer(body) ? body.length : 0),
	);
}

/** @param size of what was sent, in bytes */
function reasonFor(error: NodeApiError, size: number): string | undefined {
	const texts = [error.message, error.description ?? '', ...error.messages].join(' ');
	if (/duplicated function slug/i.test(texts)) {
		return 'The project already has a function with this slug. Use Deploy or Update to change it, or choose another slug.';
	}
	if (error.httpCode !== '500') return undefined;
	return size > largestBody
		? `The files have ${(size / 1_000_000).toFixed(1)} MB. Supabase cannot build functions of more than about 4 MB: leave out files, or import packages from npm or JSR instead.`
		: 'Supabase doesn’t say why it can’t build a function. Make sure that every imported file is among the files, that its deno.json or import map is too, and that the code has no syntax errors.';
}
