import { NodeApiError } from 'n8n-workflow';

/**
 * Recorded from the real API: whatever is asked about a removed project answers 400 with these words,
 * and since September 2026 also 404 with the same ones.
 */
const removedWords = /\bresource has been removed\b/i;

/**
 * Whether Supabase says that a thing is not there any more, or never was.
 *
 * @param error what a request has thrown
 */
export function isGone(error: unknown): boolean {
	if (!(error instanceof NodeApiError)) return false;
	return error.httpCode === '404' || isRemoved(error);
}

/** Whether Supabase says in so many words that it was removed, and not only that it cannot be found. */
export function isRemoved(error: unknown): boolean {
	if (!(error instanceof NodeApiError)) return false;
	const isRefused = error.httpCode === '400' || error.httpCode === '404';
	const said = `${error.message} ${error.description ?? ''} ${String(error.errorResponse?.message ?? '')}`;
	return isRefused && removedWords.test(said);
}
