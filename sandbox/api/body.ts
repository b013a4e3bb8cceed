import type { IncomingMessage } from 'node:http';

import type { Operation, Schema } from './contract.ts';
import { Refusal } from './refusal.ts';

export type UploadedFile = { name: string; data: Buffer };

export type Body = {
	/** Parsed JSON, the fields of a form, or raw bytes. */
	value: unknown;
	files: UploadedFile[];
	mediaType: string;
};

export async function readBytes(request: IncomingMessage): Promise<Buffer> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks);
}

const mediaTypeOf = (contentType = '') => (contentType.split(';')[0] ?? '').trim().toLowerCase();

function parseJson(text: string, what: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		throw new Refusal(400, `${what} is not valid JSON`);
	}
}

/** The form parts that the contract declares as files. */
function filePartsOf(operation: Operation): Set<string> {
	const { schema } = operation.requestBody?.content['multipart/form-data'] ?? {};
	const isFile = ({ format, items }: Schema) => (items?.format ?? format) === 'binary';
	const parts = Object.entries(schema?.properties ?? {}).filter(([, part]) => isFile(part));
	return new Set(parts.map(([name]) => name));
}

/**
 * A part that is not a file is JSON, such as `metadata` when a function is deployed. A file name
 * proves nothing: clients that build the part from a blob send one.
 */
async function parseMultipart(
	bytes: Buffer,
	contentType: string,
	operation?: Operation,
): Promise<Body> {
	const request = { headers: { 'content-type': contentType } };
	const form = await new Response(new Uint8Array(bytes), request).formData().catch(() => {
		throw new Refusal(400, 'The form could not be read');
	});
	const files: UploadedFile[] = [];
	const value: Record<string, unknown> = {};
	const fileParts = operation && filePartsOf(operation);
	for (const [name, part] of form.entries()) {
		const isFile = fileParts?.has(name) ?? typeof part !== 'string';
		const data = Buffer.from(await new Response(part).arrayBuffer());
		if (isFile) {
			const fileName = typeof part === 'string' ? name : part.name;
			files.push({ name: fileName, data });
			value[name] = [...((value[name] as string[] | undefined) ?? []), fileName];
		} else {
			value[name] = parseJson(data.toString(), name);
		}
	}
	return { value, files, mediaType: 'multipart/form-data' };
}

/**
 * Parses a body by its media type, whether or not the operation accepts that type.
 *
 * @param operation Declares which form parts are files; if absent, parts with a file name are
 * files.
 */
export async function parseBody(
	bytes: Buffer,
	contentType = '',
	operation?: Operation,
): Promise<Body> {
	const mediaType = mediaTypeOf(contentType);
	if (bytes.length === 0) return { value: undefined, files: [], mediaType };
	if (mediaType === 'application/json') {
		return { value: parseJson(bytes.toString(), 'The body'), files: [], mediaType };
	}
	if (mediaType === 'application/x-www-form-urlencoded') {
		const value = Object.fromEntries(new URLSearchParams(bytes.toString()));
		return { value, files: [], mediaType };
	}
	if (mediaType === 'multipart/form-data') {
		return await parseMultipart(bytes, contentType, operation);
	}
	return { value: bytes, files: [], mediaType };
}

/** Refuses a media type that the operation doesn’t accept. An empty body is always accepted. */
export function checkMediaType(operation: Operation, body: Body) {
	if (body.value === undefined) return;
	const accepted = Object.keys(operation.requestBody?.content ?? {});
	if (accepted.includes(body.mediaType)) return;
	if (accepted.length === 0) {
		if (JSON.stringify(body.value) === '{}') return;
		throw new Refusal(400, `${operation.operationId} takes no body`);
	}
	throw new Refusal(415, `The body must be ${accepted.join(' or ')}`);
}
