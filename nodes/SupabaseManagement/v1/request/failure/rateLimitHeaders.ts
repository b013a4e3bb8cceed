import type { IN8nHttpFullResponse } from 'n8n-workflow';

type Headers = IN8nHttpFullResponse['headers'];

/**
 * Reads the rate limit headers of a response. A header that is not a whole number is ignored.
 *
 * @returns the number of requests per window, the remaining requests, and the seconds until the
 *   next window
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

/** Headers can contain any text: nothing, `Infinity`, a hexadecimal number, a date. */
function wholeNumber(header: unknown): number | undefined {
	return /^\d{1,9}$/.test(String(header)) ? Number(header) : undefined;
}
