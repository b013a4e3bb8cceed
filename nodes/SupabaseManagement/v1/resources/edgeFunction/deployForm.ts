import type { IDataObject } from 'n8n-workflow';

import type { SourceFile } from './files';
import { writeMultipart } from './multipart';

/**
 * Builds the form that deploys a function.
 *
 * @param metadata its settings, with Supabase’s names
 * @returns the body, and its Content-Type header
 */
export function deployForm(
	metadata: IDataObject,
	files: SourceFile[],
): { body: Buffer; contentType: string } {
	return writeMultipart([
		{ name: 'metadata', data: Buffer.from(JSON.stringify(metadata)) },
		...files.map(({ path, data }) => ({
			name: 'file',
			fileName: path,
			// The media types that the Supabase CLI sends. For .ts, n8n would guess a video type.
			contentType: 'application/octet-stream',
			data,
		})),
	]);
}
