import { jsonParse, type IN8nHttpFullResponse } from 'n8n-workflow';

import type { Client } from '../../request/client/client';
import { UnreadableAnswer } from '../../request/failure/failure';
import type { PathValues } from '../../request/input/path';
import { readMultipart, type Part } from './multipart';
import { readBody } from './requests';

/** The code of a function in Supabase’s format, with Supabase’s names. */
export type Code = {
	files: Array<{ name: string; type?: string; data: Buffer }>;
	/** Older functions do not have it. */
	entrypoint?: string;
};

/**
 * Reads the source files of a function.
 *
 * @throws NodeApiError, also if there are none
 */
export async function readCodeOf(client: Client, values: PathValues, slug: string): Promise<Code> {
	return await client.readAnswer(readBody, readCode, {
		values: { ...values, function_slug: slug },
		headers: { accept: 'multipart/form-data' },
		transport: { encoding: 'arraybuffer' },
	});
}

/** @throws UnreadableAnswer if there is no file */
export function readCode({ body, headers }: IN8nHttpFullResponse): Code {
	const bytes = body as Buffer;
	if (bytes.length === 0) throw new UnreadableAnswer('It is empty.');
	const parts = readMultipart(bytes, String(headers['content-type'] ?? ''));
	const files = parts.filter((part) => !isMetadata(part));
	if (files.length === 0) throw new UnreadableAnswer('It contains no file.');
	return {
		files: files.map(({ name, fileName, contentType: type, data }) => ({
			name: fileName || name,
			type,
			data,
		})),
		entrypoint: metadataOf(parts.find(isMetadata)).deno2_entrypoint_path,
	};
}

/** The metadata of the files: a field, or a file named `blob`, as FormData clients send it. */
function isMetadata({ name, fileName }: Part): boolean {
	return name === 'metadata' && (fileName === undefined || fileName === '' || fileName === 'blob');
}

/** The name under which Supabase returns the entrypoint. */
type Metadata = { deno2_entrypoint_path?: string };

function metadataOf(part: Part | undefined): Metadata {
	return jsonParse<Metadata | null>(part?.data.toString() ?? '{}', { fallbackValue: {} }) ?? {};
}
