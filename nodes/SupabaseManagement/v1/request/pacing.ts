import type { IN8nHttpFullResponse } from 'n8n-workflow';

import type { OperationKey } from './operation';
import type { PathValues } from './path';
import { rateLimitsOf } from './rateLimits';

/** What is left of a limit until it starts anew. */
type Window = {
	/** In milliseconds. */
	length: number;
	limit: number;
	left: number;
	/** In milliseconds since 1970. */
	endsAt: number;
};

/** Windows by credential, operation, and project or organization: what Supabase counts by. */
const windows = new Map<string, Window[]>();

/** Keeps the requests of one operation on one project or organization below Supabase’s limit. */
export class Pacing {
	private readonly windows: Window[];

	/** @param credential tells users apart, whose limits are their own */
	constructor(credential: string, key: OperationKey, pathValues: PathValues) {
		forgetOldWindows();
		const { ref, slug, parent_project_ref, branch_id_or_ref } = pathValues;
		const scope = ref ?? slug ?? parent_project_ref ?? branch_id_or_ref ?? '';
		const name = [credential, key, scope].join(' ');
		let known = windows.get(name);
		if (known === undefined) {
			known = rateLimitsOf(key).map(({ requests, seconds }) => ({
				length: seconds * 1000,
				limit: requests,
				left: requests,
				endsAt: Date.now() + seconds * 1000,
			}));
			windows.set(name, known);
		}
		this.windows = known;
	}

	/**
	 * Takes the right to send one request now.
	 *
	 * @returns when it is sent, in milliseconds since 1970, for `learn`; undefined when the limit is
	 * reached
	 */
	take(): number | undefined {
		if (this.timeToTurn() > 0) return undefined;
		for (const window of this.windows) window.left--;
		return Date.now();
	}

	/** @returns how long the next request must wait, in milliseconds */
	timeToTurn(): number {
		const now = Date.now();
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
	 * Reads what Supabase says of the limit in the headers of an answer.
	 *
	 * @param sentAt in milliseconds since 1970: of answers to the window before, nothing is learnt
	 */
	learn({ headers, statusCode }: IN8nHttpFullResponse, sentAt: number): void {
		const window = this.windows[0]!;
		if (sentAt < window.endsAt - window.length) return;
		const limit = Number(headers['x-ratelimit-limit']);
		const left = Number(headers['x-ratelimit-remaining']);
		const seconds = Number(headers['x-ratelimit-reset'] ?? headers['retry-after']);
		if (limit > 0) window.limit = limit;
		if (seconds >= 0) window.endsAt = Date.now() + seconds * 1000 + jitter();
		if (left >= 0) window.left = Math.min(window.left, left);
		if (statusCode === 429) {
			window.left = 0;
			if (!(seconds >= 0)) window.endsAt = Date.now() + window.length + jitter();
		}
	}
}

/** Up to half a second, so that several n8n processes do not come back all at once. */
function jitter(): number {
	return Math.random() * 500;
}

function forgetOldWindows(): void {
	if (windows.size < 10_000) return;
	const now = Date.now();
	for (const [name, known] of windows) {
		if (known.every(({ endsAt }) => endsAt < now)) windows.delete(name);
	}
}
