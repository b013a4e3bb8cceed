/** A way to fail, and which requests do. A request must fit everything that is given. */
export type FailureRule = {
	operation?: string;
	method?: string;
	/** A regular expression; over HTTP, as text. */
	path?: RegExp | string;
	/** How many requests it applies to; 1 where absent. */
	times?: number;
	/** Answered instead of the operation’s own status. The operation does not happen. */
	status?: number;
	/** Where absent, an error of the API’s shape. */
	body?: unknown;
	headers?: Record<string, string>;
	/** Milliseconds to wait before answering. */
	delay?: number;
	/**
	 * Where the connection ends: before the operation happens, or after it, and then with nothing
	 * but the headers or with half of the body.
	 */
	cut?: 'before' | 'headers' | 'body';
};

export type FailableRequest = { operation?: string; method: string; path: string };

/** The failures that were asked for, the first one first. */
export class Failures {
	private rules: Array<FailureRule & { times: number }> = [];

	add(rule: FailureRule) {
		this.rules.push({ ...rule, times: rule.times ?? 1 });
	}

	reset() {
		this.rules = [];
	}

	/** The rule for a request, which is used up by it. */
	take({ operation, method, path }: FailableRequest): FailureRule | undefined {
		const rule = this.rules.find((candidate) => {
			if (candidate.times < 1) return false;
			if (candidate.operation !== undefined && candidate.operation !== operation) return false;
			if (candidate.method !== undefined && candidate.method.toUpperCase() !== method) return false;
			return candidate.path === undefined || new RegExp(candidate.path).test(path);
		});
		if (rule) rule.times -= 1;
		return rule;
	}
}
