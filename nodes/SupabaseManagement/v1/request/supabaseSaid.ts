import type { IDataObject, IN8nHttpFullResponse } from 'n8n-workflow';

export type Said = {
	/** Empty when Supabase said nothing. */
	message: string;
	/** What is wrong field by field. */
	issues: string[];
	code?: string;
	/** What Supabase’s support can look up. */
	errorId?: string;
};

/**
 * Reads every kind of refusal that Supabase sends: `{ message }` of version 1,
 * `{ error: { code, message, issues } }` of version 2, `{ error, error_description }` of OAuth,
 * a page in HTML from a proxy on the way, plain text, or nothing.
 */
export function whatSupabaseSaid(body: IN8nHttpFullResponse['body']): Said {
	// Operations that download a file get their refusals as bytes too.
	if (Buffer.isBuffer(body)) return whatSupabaseSaid(body.toString());
	if (typeof body === 'string') {
		const json = parsed(body);
		if (typeof json === 'object') return whatSupabaseSaid(json);
		const isPage = /^\s*</.test(body);
		return { message: isPage ? '' : plain(body), issues: [] };
	}
	if (typeof body !== 'object' || body === null) return { message: '', issues: [] };

	const { message, errorEventId, error, error_description: description } = body as IDataObject;
	if (typeof error === 'object' && error !== null) {
		const { message: text, code, id, issues } = error as IDataObject;
		return {
			message: plain(text),
			issues: innermost(issues),
			code: code as string,
			errorId: id as string | undefined,
		};
	}
	return {
		message: plain(message ?? description ?? error),
		issues: [],
		errorId: errorEventId as string | undefined,
	};
}

/** One line, not endless, and without anything that looks like a token. */
export function plain(text: unknown): string {
	const lines = Array.isArray(text) ? text.join(', ') : typeof text === 'string' ? text : '';
	return lines
		.replace(/\s+/g, ' ')
		.replace(/\b(sb[pa]|sb_secret|Bearer)[_ ][\w.~+/-]{8,}/g, '…')
		.trim()
		.slice(0, 500);
}

function parsed(text: string): IDataObject | string {
	try {
		return JSON.parse(text) as IDataObject;
	} catch {
		return text;
	}
}

/** Issues of version 2 hold issues in turn; the innermost name the field. */
function innermost(issues: unknown): string[] {
	if (!Array.isArray(issues)) return [];
	return (issues as IDataObject[]).flatMap((issue) => {
		const inner = innermost(issue.issues);
		return inner.length > 0 ? inner : [plain(issue.message)];
	});
}
