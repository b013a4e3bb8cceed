import type { INodeExecutionData } from 'n8n-workflow';

import type { Answer } from './api';
import type { Operation } from './operations';

/**
 * Files in the format of an input item, for operations that send files. `data` is the first one.
 */
const files: Record<string, { fileName: string; text: string }> = {
	data: { fileName: 'index.ts', text: 'export {};' },
	migration: { fileName: '20261101093000_create_widgets.sql', text: 'create table w (id int);' },
	function: { fileName: 'supabase/functions/hello/index.ts', text: 'export {};' },
	other: { fileName: 'supabase/functions/world/index.ts', text: 'export {};' },
	env: { fileName: '.env', text: 'OPENAI_API_KEY=sk-1' },
};

/** An input item with a file for every operation that sends one. */
export const itemWithFiles: INodeExecutionData = {
	json: {},
	binary: Object.fromEntries(
		Object.entries(files).map(([field, { fileName, text }]) => [
			field,
			{ data: Buffer.from(text).toString('base64'), mimeType: 'text/plain', fileName },
		]),
	),
};

const bundled = (slug: string, version = 1) => ({
	status: 201,
	body: { id: slug, slug, name: slug, status: 'ACTIVE', version, created_at: 1, updated_at: 1 },
});

/** The requests that operations of several requests send before their main one. */
const sentFirst: Record<string, Answer[]> = {
	'edgeFunction:downloadAll': [],
	'edgeFunction:synchronize': [{ status: 200, body: [] }, bundled('hello'), bundled('world')],
	'migration:applyFiles': [{ status: 200, body: [] }],
	'edgeFunctionSecret:synchronize': [{ status: 200, body: [] }],
};

/** Operations that send several requests, once for all input items. */
export const ofSeveralRequests = new Set(Object.keys(sentFirst));

/** The answers for an operation, up to and including its main request. */
export function answersUpTo({ resource, operation }: Operation, main: Answer): Answer[] {
	return [...(sentFirst[`${resource}:${operation}`] ?? []), main];
}
