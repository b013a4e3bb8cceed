const codes: Record<number, string> = {
	400: 'bad_request',
	401: 'unauthorized',
	402: 'payment_required',
	403: 'forbidden.permission_denied',
	404: 'not_found',
	408: 'request_timeout',
	409: 'conflict',
	410: 'gone',
	415: 'unsupported_media_type',
	429: 'too_many_requests',
};

/** Thrown anywhere to answer a request with an error. */
export class Refusal extends Error {
	readonly status: number;

	readonly code: string;

	readonly issues: string[];

	constructor(status: number, message: string, issues: string[] = [], code?: string) {
		super(message);
		this.status = status;
		this.issues = issues;
		this.code = code ?? codes[status] ?? (status < 500 ? 'bad_request' : 'internal_server_error');
	}

	/**
	 * The body as the API shapes it: `{ message }` on v1, of which the contract declares no schema,
	 * and the contract’s `ErrorResponseBody` on v2.
	 */
	body(path: string): object {
		if (!path.startsWith('/v2/')) {
			return { message: [this.message, ...this.issues].join('; ') };
		}
		const error = { code: this.code, message: this.message };
		if (this.issues.length === 0) return { error };
		const issues = this.issues.map((message) => ({ code: this.code, message }));
		return { error: { ...error, issues } };
	}
}
