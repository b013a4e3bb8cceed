/** Nothing came from the store where Supabase keeps files. It holds nothing of the request. */
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

/** Name of a file whose address holds none. */
const anyName = 'file';

/**
 * The name at the end of a file’s address. It cannot lead out of the folder that it is saved in,
 * whatever the address holds.
 */
export function fileNameIn(address: string): string {
	const last = new URL(address).pathname.split('/').pop()!;
	let name = last;
	try {
		name = decodeURIComponent(last);
	} catch {
		// It is not escaped as addresses are: it stays as it is.
	}
	const base = name
		.split(/[/\\]/)
		.pop()!
		.replace(/\p{Cc}/gu, '');
	return /^\.*$/.test(base) ? anyName : base;
}
