import type { IN8nHttpFullResponse } from 'n8n-workflow';

import { rateLimitIn } from '../failure/rateLimitHeaders';
import type { OperationKey } from '../operation';
import type { PathValues } from '../input/path';
import { rateLimitsOf } from './rateLimits';

/**
 * The remaining requests of a limit until its next window. Times are in milliseconds, by
 * `performance.now()`.
 */
type Window = { length: number; limit: number; left: number; endsAt: number };

/**
 * Windows by credential, operation, and project or organization, because Supabase counts by these.
 * Kept for the whole process, because all workflows of a credential share its limits.
 */
const windows = new Map<string, Window[]>();

const maxWindows = 10_000;

/** Keeps the requests of one operation on one project or organization below Supabase’s limit. */
export class Pacing {
	private readonly windows: Window[];

	/** @param credential identifies the user, because limits apply per user */
	constructor(credential: string, key: OperationKey, pathValues: PathValues) {
		forgetOldWindows();
		const { ref, slug, parent_project_ref, branch_id_or_ref } = pathValues;
		const scope = ref ?? slug ?? parent_project_ref ?? branch_id_or_ref;
		const name = [credential, key, scope].join(' ');
		let known = windows.get(name);
		if (known === undefined) {
			known = rateLimitsOf(key).map(({ requests, seconds }) => ({
				length: seconds * 1000,
				limit: requests,
				left: requests,
				endsAt: performance.now() + seconds * 1000,
			}));
			windows.set(name, known);
		}
		this.windows = known;
	}

	/**
	 * Reserves one request of the current window.
	 *
	 * @returns the time of sending, for `learn`; undefined if the limit is reached
	 */
	take(): number | undefined {
		if (this.timeToTurn() > 0) return undefined;
		for (const window of this.windows) window.left--;
		return performance.now();
	}

	/**
	 * @returns how long the next request must wait, in milliseconds: at most slightly more than one
	 *   window
	 */
	timeToTurn(): number {
		const now = performance.now();
		for (const window of this.windows) {
			if (now >= window.endsAt) {
				window.left = window.limit;
				window.endsAt = now + window.length;
			}
		}
		const full = this.windows.filter(({ left }) => left <= 0);
		return Math.max(0, ...full.map(({ endsAt }) => endsAt - now));
	}

	/**
	 * Reads the rate limit headers of a response. A header that is not a whole number is ignored, and
	 * no header makes requests wait longer than one window.
	 *
	 * @param sentAt the return value of `take`, because responses of the previous window are ignored
	 */
	learn({ headers, statusCode }: IN8nHttpFullResponse, sentAt: number): void {
		const window = this.windows[0]!;
		if (sentAt < window.endsAt - window.length) return;
		const now = performance.now();
		const { limit, left, secondsUntilReset: seconds } = rateLimitIn(headers);
		if (limit) window.limit = limit;
		if (seconds !== undefined) {
			window.endsAt = now + Math.min(seconds * 1000, window.length) + jitter();
		}
		if (left !== undefined) window.left = Math.min(window.left, left);
		if (statusCode === 429) {
			window.left = 0;
			if (seconds === undefined) window.endsAt = now + window.length + jitter();
		}
	}
}

/** Up to half a second, so that several n8n processes do not continue at the same time. */
function jitter(): number {
	return Math.random() * 500;
}

function forgetOldWindows(): void {
	if (windows.size < maxWindows) return;
	const now = performance.now();
	for (const [name, known] of windows) {
		if (known.every(({ endsAt }) => endsAt <= now)) windows.delete(name);
	}
}
