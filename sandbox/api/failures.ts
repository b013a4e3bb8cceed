import { Refusal, refusalOf } from './refusal.ts';
import { type Cut, jsonReply, type Reply } from './reply.ts';

/** The formats of error responses of the real API and its proxies. */
export type FailureShape =
	/** `{ message: [text] }` */
	| 'messages'
	/** `{ message: { field: [text] } }` */
	| 'fields'
	/** `{ message, errors: [{ field, message }] }` */
	| 'errors'
	/** `{ code, error_code, msg }`, as GoTrue answers */
	| 'auth'
	/** One line of text. */
	| 'text'
	/** A web page, as a proxy returns it, also with status 200. */
	| 'page';

/** A failure, and the requests that it applies to. A request must match all given conditions. */
export type FailureRule = {
	operation?: string;
	method?: string;
	/** A regular expression; a string if sent over HTTP. */
	path?: RegExp | string;
	/** Number of requests that it applies to; 1 if absent. */
	times?: number;
	/** Replaces the operation’s own status. The operation does not run. */
	status?: number;
	/** If absent, an error in the API’s format. */
	body?: unknown;
	/** Used instead of `body`, with status 400 unless another is set. */
	shape?: FailureShape;
	/** A 403 that names these permissions: at the top level, in `error`, or in `error.meta`. */
	missingPermissions?: string[];
	missingPermissionsIn?: 'top' | 'error' | 'meta';
	headers?: Record<string, string>;
	/** Milliseconds to wait before answering. */
	delay?: number;
	cut?: Cut;
	/** Removes the project in the path before the response, as if another user had deleted it. */
	remove?: boolean;
};

export type FailableRequest = { operation?: string; method: string; path: string };

/** The requested failures, in order. */
export class Failures {
	private rules: Array<FailureRule & { times: number }> = [];

	add(rule: FailureRule) {
		this.rules.push({ ...rule, times: rule.times ?? 1 });
	}

	reset() {
		this.rules = [];
	}

	/** The rule for a request. Each use reduces its remaining number. */
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

const sentence = 'The sandbox fails on request';

const page = `<!DOCTYPE html>
<html><head><title>api.supabase.com | 520: Web server is returning an unknown error</title></head>
<body><h1>Web server is returning an unknown error</h1></body></html>
`;

const shapes: Record<Exclude<FailureShape, 'text' | 'page'>, unknown> = {
	messages: { message: [sentence] },
	fields: { message: { name: [sentence] } },
	errors: { message: 'Validation failed', errors: [{ field: 'name', message: sentence }] },
	auth: { code: 400, error_code: 'validation_failed', msg: sentence },
};

const plainReply = (status: number, type: string, text: string): Reply => ({
	status,
	headers: { 'Content-Type': `${type}; charset=utf-8` },
	data: Buffer.from(text),
});

function permissionReply(permissions: string[], place: FailureRule['missingPermissionsIn']): Reply {
	const { status, message } = refusalOf('permission.missing');
	const list = { missing_permissions: permissions };
	if (place === 'error') return jsonReply(status, { message, error: { message, ...list } });
	if (place === 'meta') return jsonReply(status, { error: { message, meta: list } });
	return jsonReply(status, { message, ...list });
}

/** @returns the response of a rule, or nothing if the operation should run */
export function failureReply(rule: FailureRule, path: string): Reply | undefined {
	const { status, body, shape, missingPermissions, missingPermissionsIn } = rule;
	if (missingPermissions) return permissionReply(missingPermissions, missingPermissionsIn);
	if (shape === 'page') return plainReply(status ?? 200, 'text/html', page);
	if (shape === 'text') return plainReply(status ?? 500, 'text/plain', `${sentence}\n`);
	if (shape) return jsonReply(status ?? 400, shapes[shape]);
	if (status === undefined) return undefined;
	return jsonReply(status, body === undefined ? new Refusal(status, sentence).body(path) : body);
}
