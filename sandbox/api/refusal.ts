import { conditionOf } from '../../contract/conditions.ts';

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

	/** Other fields beside the message, such as `missing_permissions`. */
	readonly fields: Record<string, unknown>;

	constructor(
		status: number,
		message: string,
		issues: string[] = [],
		code?: string,
		fields: Record<string, unknown> = {},
	) {
		super(message);
		this.status = status;
		this.issues = issues;
		this.code = code ?? codes[status] ?? (status < 500 ? 'bad_request' : 'internal_server_error');
		this.fields = fields;
	}

	/**
	 * The body in the API’s format: `{ message }` on v1, for which the contract declares no schema,
	 * and the contract’s `ErrorResponseBody` on v2. Validation errors are a list of sentences. Where
	 * v2 puts `missing_permissions` is not documented: here it is `error.meta`.
	 */
	body(path: string): object {
		const { code, message, issues, fields } = this;
		if (!path.startsWith('/v2/')) {
			return { message: issues.length > 0 ? issues : message, ...fields };
		}
		const { error, ...meta } = fields;
		return {
			error: {
				code,
				message,
				...(error as object | undefined),
				...(Object.keys(meta).length > 0 && { meta }),
				...(issues.length > 0 && { issues: issues.map((issue) => ({ code, message: issue })) }),
			},
		};
	}
}

/**
 * The error that the real API returns for one of the conditions in `contract/conditions.json`.
 *
 * @param values Values for the placeholders of the message.
 * @param fields Other fields beside the message.
 * @param code The code on v2.
 */
export function refusalOf(
	id: string,
	values: Record<string, string> = {},
	fields: Record<string, unknown> = {},
	code?: string,
): Refusal {
	const { status, message } = conditionOf(id, values);
	return new Refusal(status, message, [], code, fields);
}
