import $RefParser from '@apidevtools/json-schema-ref-parser';

import type { Document } from './document.ts';

/** The document could not be had, or is not what it should be. The message says what to do. */
export class Unreadable extends Error {}

/**
 * Reads an OpenAPI 3 document in JSON or YAML, and replaces its `$ref`s with what they point to.
 *
 * @param source path of a file, or an http(s) address
 * @throws Unreadable
 */
export async function readDocument(source: string): Promise<Document> {
	const document = await load(source);
	if (!/^3\./.test(String(document.openapi)) || typeof document.paths !== 'object') {
		throw new Unreadable(
			`${source} is not an OpenAPI 3 document: it lacks “openapi: 3.…” or “paths”. Give the address of the document itself, not of a page about it.`,
		);
	}
	return document;
}

async function load(source: string): Promise<Document> {
	try {
		return (await $RefParser.dereference(source, {
			resolve: {
				// What a document from elsewhere points to outside of itself is never opened.
				external: false,
				http: { safeUrlResolver: false },
			},
		})) as Document;
	} catch (error) {
		const { name, message } = error as Error;
		if (name !== 'ResolverError') {
			throw new Unreadable(`${source} is not a whole OpenAPI document: ${message}`);
		}
		const advice = /^https?:/.test(source)
			? 'Open the address in a browser; if it is there, save it and give the file instead.'
			: 'Give the path of a file that is there, or an address that begins with https://.';
		throw new Unreadable(`${message}. ${advice}`);
	}
}
