import type { IncomingMessage } from 'node:http';

import type { Operation, Schema } from './contract.ts';
import { Refusal } from './refusal.ts';

export type UploadedFile = { name: string; data: Buffer };

export type Body = {
	/** Parsed JSON, the fields of a form, or the bytes of anything else. */
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

/** The parts of a form that are files: those of which the contract says so. */
function filePartsOf(operation: Operation): Set<string> {
	const { schema } = operation.requestBody?.content['multipart/form-data'] ?? {};
	const isFile = ({ format, items }: Schema) => (items?.format ?? format) === 'binary';
	const parts = Object.entries(schema?.properties ?? {}).filter(([, part]) => isFile(part));
	return new Set(parts.map(([name]) => name));
}

/**
 * A part that is not a file is JSON, as `metadata` of a function’s deploy is. Whether it has a file
 * name says nothing: clients that make it from a blob send one.
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
 * Reads a body by its media type, without asking whether an operation takes it.
 *
 * @param operation Says which parts of a form are files; without it, those with a file name are.
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

/** Refuses a body that the operation does not take; one without fields is always forgiven. */
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
