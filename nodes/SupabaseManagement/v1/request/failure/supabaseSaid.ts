import type { IDataObject, IN8nHttpFullResponse } from 'n8n-workflow';

/** The content of an error response. */
export type Said = {
	/** Empty if Supabase sent no message. */
	message: string;
	/** Problems by field. */
	issues: string[];
	/** Supabase’s own name for the error, such as `entitlement_required`. */
	code?: string;
	/** What Supabase support can look up. */
	errorId?: string;
	/** The permissions that a scoped token lacks. */
	missingPermissions: string[];
	/** Where to upgrade the organization’s plan. */
	upgradeUrl?: string;
};

const maxIssues = 20;
const maxDepth = 10;

/**
 * Reads every kind of error that Supabase and its proxies send: `{ message }` with a text, a list,
 * or lists by field; `errors` of `{ field, message }`; `{ error: { code, message, issues } }` of
 * version 2; `{ error, error_description }` of OAuth; `{ code, error_code, msg }` of GoTrue; an
 * HTML page, of which the title is used; plain text; or nothing.
 *
 * Source: `contract/overlay`, the responses that the contract does not declare.
 */
export function whatSupabaseSaid(body: IN8nHttpFullResponse['body']): Said {
	// Operations that download a file get their errors as bytes too.
	if (Buffer.isBuffer(body)) return whatSupabaseSaid(body.toString());
	if (typeof body === 'string') {
		const json = parsed(body);
		if (typeof json === 'object') return whatSupabaseSaid(json);
		return { message: plain(/^\s*</.test(body) ? titleOf(body) : body), ...nothingElse };
	}
	if (typeof body !== 'object' || body === null) return { message: '', ...nothingElse };

	const answer = body as IDataObject;
	const inner = asObject(answer.error);
	const meta = asObject(inner.meta);
	const error = typeof answer.error === 'string' ? answer.error : undefined;
	const texts = [answer.message, inner.message, answer.msg, answer.error_description, error];
	return {
		message: texts.map(inWords).find(Boolean) ?? '',
		issues: [...issuesIn(answer.errors), ...issuesIn(inner.issues)].slice(0, maxIssues),
		code: firstText(inner.code, answer.error_code, answer.code),
		errorId: firstText(inner.id, answer.errorEventId),
		missingPermissions: [answer, inner, meta].flatMap(({ missing_permissions }) =>
			textsIn(missing_permissions),
		),
		upgradeUrl: firstText(inner.upgrade_url, answer.upgrade_url),
	};
}

/** One line of limited length. */
export function plain(text: unknown): string {
	return typeof text === 'string'
		? text.slice(0, 5000).replace(/\s+/g, ' ').trim().slice(0, 500)
		: '';
}

const nothingElse = { issues: [], missingPermissions: [] };

function parsed(text: string): IDataObject | string {
	try {
		return JSON.parse(text) as IDataObject;
	} catch {
		return text;
	}
}

function titleOf(page: string): string {
	const [, title = ''] = /<title[^>]*>([^<]*)/i.exec(page.slice(0, 5000)) ?? [];
	return title.replace(/&(?:amp|#38);/g, '&').replace(/&\w+;|&#\d+;/g, ' ');
}

function asObject(value: unknown): IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value)
		? (value as IDataObject)
		: {};
}

/** A text, a list of texts, or lists of texts by the name of a field. */
function inWords(value: unknown): string {
	if (typeof value === 'string') return plain(value);
	if (Array.isArray(value)) return plain(textsIn(value).join(', '));
	return plain(
		Object.entries(asObject(value))
			.map(([field, texts]) => [field, textsIn([texts].flat())] as const)
			.filter(([, texts]) => texts.length > 0)
			.map(([field, texts]) => `${field}: ${texts.join(', ')}`)
			.join('; '),
	);
}

function textsIn(value: unknown): string[] {
	if (!Array.isArray(value)) return [];
	return value.slice(0, maxIssues).map(plain).filter(Boolean);
}

function firstText(...values: unknown[]): string | undefined {
	return values.map(plain).find(Boolean);
}

/** Issues may contain issues; the innermost ones name the field. */
function issuesIn(issues: unknown, depth = 0): string[] {
	if (!Array.isArray(issues) || depth > maxDepth) return [];
	return issues.slice(0, maxIssues).flatMap((each) => {
		const issue = asObject(each);
		const inner = issuesIn(issue.issues, depth + 1);
		if (inner.length > 0) return inner;
		const text = typeof each === 'string' ? plain(each) : plain(issue.message);
		const field = plain(issue.field);
		return text === '' ? [] : [field === '' || text.includes(field) ? text : `${field}: ${text}`];
	});
}
