/**
 * The API as it really is: `openapi.json` with the differences of `overlay.json` applied. Whatever
 * validates requests and answers, or is generated, reads the API from here.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { JSONPath } from 'jsonpath-plus';
import merge from 'lodash/merge.js';

/** An OpenAPI document, or a part of one: whoever reads it knows what is there. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Json = any;

/** A difference, as the OpenAPI Overlay Specification 1.0.0 writes it. */
export type Action = {
	/** A JSONPath. */
	target: string;
	description: string;
	/** Merged into each object that the target finds, or added to each array. */
	update?: Json;
	remove?: true;
	/** Where the difference is known from. */
	'x-source': string;
	/** R recorded, C seen in an official client, U reported by users, H written by hand. */
	'x-strength': 'R' | 'C' | 'U' | 'H';
};

const readJson = (name: string): Json =>
	JSON.parse(readFileSync(path.join(import.meta.dirname, name), 'utf8'));

/** @returns the contract without the overlay, in a copy of its own */
export const readContract = (): Json => readJson('openapi.json');

/** @returns the differences, in the order in which they are applied */
export const readActions = (): Action[] => readJson('overlay.json').actions;

/**
 * Applies one difference to a document, in place.
 *
 * @returns the number of places that it applies to
 */
export function applyAction(document: Json, { target, update, remove }: Action): number {
	const found = JSONPath({ path: target, json: document, resultType: 'all', eval: 'safe' });
	for (const { value, parent, parentProperty } of found) {
		if (remove && Array.isArray(parent)) parent.splice(parent.indexOf(value), 1);
		else if (remove) delete parent[parentProperty];
		else if (Array.isArray(value)) value.push(structuredClone(update));
		else merge(value, update);
	}
	return found.length;
}

/** @returns contract and overlay in one document, in a copy of its own */
export function readDocument(): Json {
	const document = readContract();
	for (const action of readActions()) applyAction(document, action);
	return document;
}
