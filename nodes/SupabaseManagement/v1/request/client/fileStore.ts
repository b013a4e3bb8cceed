/** Supabase’s file storage did not respond. The error contains nothing of the request. */
export class NoFileStore extends Error {
	/** Such as ECONNREFUSED. */
	readonly code: string;

	/** @param cause what n8n threw */
	constructor(cause: unknown) {
		super('There is no answer from the file store');
		const { code } = cause as { code?: unknown };
		this.code = typeof code === 'string' && /^[A-Z_]+$/.test(code) ? code : 'no answer';
	}
}

/** Name of a file whose address contains none. */
const anyName = 'file';

/**
 * The name at the end of a file’s address. It never leaves the folder that the file is saved in,
 * whatever the address contains.
 */
export function fileNameIn(address: string): string {
	const last = new URL(address).pathname.split('/').pop()!;
	let name = last;
	try {
		name = decodeURIComponent(last);
	} catch {
		// It is not URL-encoded, so it stays unchanged.
	}
	const base = name
		.split(/[/\\]/)
		.pop()!
		.replace(/\p{Cc}/gu, '');
	return /^\.*$/.test(base) ? anyName : base;
}
