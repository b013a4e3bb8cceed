import type { IDataObject } from 'n8n-workflow';

import type { SourceFile } from './files';
import { writeMultipart } from './multipart';

/**
 * The form with which a function is deployed.
 *
 * @param metadata its settings, with the names that Supabase uses
 * @returns the body, and the Content-Type header that goes with it
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
