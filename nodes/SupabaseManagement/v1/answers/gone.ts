import { NodeApiError } from 'n8n-workflow';

import { hasSaid } from './said';

/**
 * Whether Supabase says that a thing is not there any more, or never was.
 *
 * @param error what a request has thrown
 */
export function isGone(error: unknown): boolean {
	return (error instanceof NodeApiError && error.httpCode === '404') || isRemoved(error);
}

/**
 * Whether Supabase says that a thing was removed, and not only that it cannot be found. Recorded from
 * the real API: 400 with these words; since September 2026 also 404 with the same ones.
 *
 * @param error what a request has thrown
 */
export function isRemoved(error: unknown): boolean {
	return hasSaid(error, [400, 404], /\bresource has been removed\b/i);
}
