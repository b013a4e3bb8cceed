import type { IN8nHttpFullResponse } from 'n8n-workflow';

type Headers = IN8nHttpFullResponse['headers'];

/**
 * Reads what an answer says about a rate limit. A header that is not a whole number says nothing.
 *
 * @returns the requests of a window, those that are left of it, and the seconds until the next
 */
export function rateLimitIn(headers: Headers): {
	limit?: number;
	left?: number;
	secondsUntilReset?: number;
} {
	return {
		limit: wholeNumber(headers['x-ratelimit-limit']),
		left: wholeNumber(headers['x-ratelimit-remaining']),
		secondsUntilReset: wholeNumber(headers['x-ratelimit-reset'] ?? headers['retry-after']),
	};
}

/** Headers are text, and may be anything: empty, `Infinity`, hexadecimal, a date. */
function wholeNumber(header: unknown): number | undefined {
	return /^\d{1,9}$/.test(String(header)) ? Number(header) : undefined;
}
