import { NodeApiError } from 'n8n-workflow';

/**
 * Whether Supabase refused a request with one of these statuses and with certain words.
 *
 * @param error thrown by a request
 */
export function hasSaid(error: unknown, statuses: number[], words: RegExp): boolean {
	if (!(error instanceof NodeApiError) || !statuses.includes(Number(error.httpCode))) return false;
	const { message, description, errorResponse } = error;
	return words.test(`${message} ${description ?? ''} ${String(errorResponse?.message ?? '')}`);
}
