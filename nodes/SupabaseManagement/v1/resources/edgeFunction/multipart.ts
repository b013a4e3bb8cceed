import { randomString } from 'n8n-workflow';

import { UnreadableAnswer } from '../../request/failure/failure';

const [hyphen, space, tab, carriageReturn, lineFeed] = Buffer.from('- \t\r\n');

/** One part of a form: a file if it has a file name, otherwise a field. */
export type Part = { name: string; fileName?: string; contentType?: string; data: Buffer };

/**
 * Writes a form as bytes, which can be sent again in a retry.
 *
 * @returns the body, and the Content-Type header that goes with it
 */
export function writeMultipart(parts: Part[]): { body: Buffer; contentType: string } {
	const boundary = unusedBoundary(parts);
	const chunks = parts.flatMap((part) => [
		Buffer.from(`--${boundary}\r\n${headOf(part)}\r\n\r\n`),
		part.data,
		Buffer.from('\r\n'),
	]);
	return {
		body: Buffer.concat([...chunks, Buffer.from(`--${boundary}--\r\n`)]),
		contentType: `multipart/form-data; boundary=${boundary}`,
	};
}

function headOf({ name, fileName, contentType }: Part): string {
	const file = fileName === undefined ? '' : `; filename="${escaped(fileName)}"`;
	const disposition = `Content-Disposition: form-data; name="${escaped(name)}"${file}`;
	return contentType === undefined
		? disposition
		: `${disposition}\r\nContent-Type: ${contentType.replace(/[^\x20-\x7e]/g, '')}`;
}

/** Escapes names like browsers do, so that no name can end its quotes or its line. */
function escaped(name: string): string {
	return name.replace(/["\r\n]/g, encodeURIComponent);
}

function unusedBoundary(parts: Part[]): string {
	for (;;) {
		const boundary = `----n8n${randomString(32)}`;
		if (!parts.some(({ data }) => data.includes(boundary))) return boundary;
	}
}

/**
 * Parses a form.
 *
 * @param contentType the Content-Type header, which names the boundary
 * @throws UnreadableAnswer if it is not a form, or is cut off
 */
export function readMultipart(body: Buffer, contentType: string): Part[] {
	const delimiter = Buffer.from(`\r\n--${boundaryOf(contentType)}`);
	// The first delimiter may be at the very start, so add the line break that comes before the
	// others.
	const bytes = Buffer.concat([Buffer.from('\r\n'), body]);

	const parts: Part[] = [];
	let partStart: number | undefined;
	for (let from = 0; ;) {
		const at = bytes.indexOf(delimiter, from);
		if (at === -1) throw new UnreadableAnswer('It is cut off.');
		const line = delimiterLine(bytes, at + delimiter.length);
		if (line === undefined) {
			// Content that only begins like a delimiter.
			from = at + 1;
			continue;
		}
		if (partStart !== undefined) parts.push(readPart(bytes, partStart, at));
		if (line.isLast) return parts;
		partStart = line.end;
		// A delimiter that follows immediately shares its line break with this one.
		from = line.end - 2;
	}
}

/** @returns undefined if the text after the boundary makes it ordinary content */
function delimiterLine(bytes: Buffer, start: number): { isLast: boolean; end: number } | undefined {
	const isLast = bytes[start] === hyphen && bytes[start + 1] === hyphen;
	let end = isLast ? start + 2 : start;
	while (bytes[end] === space || bytes[end] === tab) end++;
	const isLine = bytes[end] === carriageReturn && bytes[end + 1] === lineFeed;
	return isLine || (isLast && end === bytes.length) ? { isLast, end: end + 2 } : undefined;
}

function readPart(bytes: Buffer, start: number, end: number): Part {
	// From the line break before it: a part without a head begins with an empty line.
	const headEnd = bytes.indexOf('\r\n\r\n', start - 2);
	if (headEnd === -1 || headEnd + 4 > end) {
		throw new UnreadableAnswer('One of its parts has no header.');
	}
	const headers = headersOf(bytes.toString('utf8', start, Math.max(start, headEnd)));
	const {
		name,
		filename,
		['filename*']: encoded,
	} = parametersOf(headers.get('content-disposition') ?? '');
	return {
		name: name ?? '',
		// Supabase’s own header for a file’s path goes before the file name.
		fileName: headers.get('supabase-path') ?? decodedName(encoded) ?? filename,
		contentType: headers.get('content-type'),
		data: bytes.subarray(headEnd + 4, end),
	};
}

function headersOf(head: string): Map<string, string> {
	return new Map(
		head.split('\r\n').map((line) => {
			const colon = line.indexOf(':');
			return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()];
		}),
	);
}

/** `form-data; name="file"; filename="a;b.ts"` has the parameters `name` and `filename`. */
function parametersOf(header: string): Record<string, string> {
	const parameter = /;\s*([\w!#$%&'*+.^`|~-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;]*))/g;
	const parameters: Record<string, string> = Object.create(null) as Record<string, string>;
	for (const [, name, quoted, bare] of header.matchAll(parameter)) {
		parameters[name!.toLowerCase()] =
			quoted?.replace(/\\(["\\])/g, '$1').replace(/%22/g, '"') ?? bare!;
	}
	return parameters;
}

/** `UTF-8''caf%C3%A9.ts` */
function decodedName(encoded: string | undefined): string | undefined {
	const match = /^utf-8'[^']*'(.+)$/i.exec(encoded ?? '');
	try {
		return match === null ? undefined : decodeURIComponent(match[1]!);
	} catch {
		return undefined;
	}
}

function boundaryOf(contentType: string): string {
	if (!/^\s*multipart\//i.test(contentType)) {
		throw new UnreadableAnswer('It does not contain the files of a function.');
	}
	const { boundary = '' } = parametersOf(contentType);
	if (boundary.length < 1 || boundary.length > 70) {
		throw new UnreadableAnswer('It does not say where one file ends and the next begins.');
	}
	return boundary;
}
