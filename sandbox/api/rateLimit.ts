import type { Operation } from './contract.ts';

/** Supabase’s general limit, a minute, as its documentation states it. */
export const generalLimit = 120;

type Rule = { requests: number; seconds: number };

type Window = { endsAt: number; used: number };

/** How a request stands against its tightest limit. */
export type Standing = { refused: boolean; headers: Record<string, string> };

/** Counts requests in windows that start with a request and end for all requests together. */
export class RateLimit {
	private readonly windows = new Map<string, Window>();

	private readonly general: Rule | undefined;

	/** @param limit Requests a minute, for operations without a limit of their own. */
	constructor(limit: number | false, windowSeconds = 60) {
		if (limit !== false) this.general = { requests: limit, seconds: windowSeconds };
	}

	reset() {
		this.windows.clear();
	}

	/** Counts a request, by token, by project or organization, and by operation. */
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
