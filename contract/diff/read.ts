import $RefParser from '@apidevtools/json-schema-ref-parser';

import type { Document } from './document.ts';

/** The document could not be read, or is invalid. The message says what to do. */
export class Unreadable extends Error {}

/**
 * Reads an OpenAPI 3 document in JSON or YAML, and replaces its `$ref`s with their targets.
 *
 * @param source A file path, or an http(s) URL.
 * @throws Unreadable
 */
export async function readDocument(source: string): Promise<Document> {
	const document = await load(source);
	if (!/^3\./.test(String(document.openapi)) || typeof document.paths !== 'object') {
		throw new Unreadable(
			`${source} is not an OpenAPI 3 document: it lacks “openapi: 3.…” or “paths”. Enter the URL of the document itself, not of a page about it.`,
		);
	}
	return document;
}

async function load(source: string): Promise<Document> {
	try {
		return (await $RefParser.dereference(source, {
			resolve: {
				// External references in a document from elsewhere are never opened.
				external: false,
				http: { safeUrlResolver: false },
			},
		})) as Document;
	} catch (error) {
		const { name, message } = error as Error;
		if (name !== 'ResolverError') {
			throw new Unreadable(`${source} is not a complete OpenAPI document: ${message}`);
		}
		const advice = /^https?:/.test(source)
			? 'Open the URL in a browser. If it works there, save the document, and enter the path of the file.'
			: 'Enter the path of an existing file, or a URL that begins with https://.';
		throw new Unreadable(`${message}. ${advice}`);
	}
}
