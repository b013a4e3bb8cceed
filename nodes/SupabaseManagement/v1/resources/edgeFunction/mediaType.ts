const types: Record<string, string> = {
	cts: 'text/typescript',
	html: 'text/html',
	js: 'text/javascript',
	json: 'application/json',
	jsx: 'text/javascript',
	mjs: 'text/javascript',
	mts: 'text/typescript',
	toml: 'application/toml',
	ts: 'text/typescript',
	tsx: 'text/typescript',
	txt: 'text/plain',
};

/** @param given the media type of the file, if there is one */
export function mediaType(path: string, given?: string): string {
	const plain = given?.split(';')[0]!.trim();
	const isKnown = plain && plain !== 'application/octet-stream';
	const extension = path.split('.').at(-1)!.toLowerCase();
	return isKnown ? plain : (types[extension] ?? 'application/octet-stream');
}
