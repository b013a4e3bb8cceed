import type { Operation } from './contract.ts';

/** Supabase’s general limit per minute, from its documentation. */
export const generalLimit = 120;

type Rule = { requests: number; seconds: number };

type Window = { endsAt: number; used: number };

/** The result for a request: its tightest limit decides. */
export type Standing = { refused: boolean; headers: Record<string, string> };

/**
 * Counts requests in fixed windows: a window starts with its first request and then ends for all of
 * its requests.
 */
export class RateLimit {
	private readonly windows = new Map<string, Window>();

	private readonly general: Rule | undefined;

	/** @param limit Requests per minute, for operations without their own limit. */
	constructor(limit: number | false, windowSeconds = 60) {
		if (limit !== false) this.general = { requests: limit, seconds: windowSeconds };
	}

	reset() {
		this.windows.clear();
	}

	/** Counts a request per token, per project or organization, and per operation. */
	count(token: string, scope: string, operation: Operation): Standing {
		if (!this.general) return { refused: false, headers: {} };
		const rules = operation['x-rate-limit'] ?? [this.general];
		const now = performance.now();
		const standings = rules.map((rule, index) => {
			const key = [token, scope, operation.operationId, index].join(' ');
			const open = this.windows.get(key);
			const window =
				open && open.endsAt > now ? open : { endsAt: now + rule.seconds * 1000, used: 0 };
			window.used += 1;
			this.windows.set(key, window);
			return { limit: rule.requests, left: rule.requests - window.used, endsAt: window.endsAt };
		});
		const tightest = standings.reduce((one, other) => (other.left < one.left ? other : one));
		return {
			refused: tightest.left < 0,
			headers: {
				'X-RateLimit-Limit': String(tightest.limit),
				'X-RateLimit-Remaining': String(Math.max(0, tightest.left)),
				'X-RateLimit-Reset': String(Math.ceil((tightest.endsAt - now) / 1000)),
			},
		};
	}
}
