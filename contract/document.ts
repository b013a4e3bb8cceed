/**
 * The API as it really behaves: `openapi.json` with the differences of `overlay.json` applied.
 * Validation and generators always read the API from here.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { JSONPath } from 'jsonpath-plus';
import merge from 'lodash/merge.js';

/**
 * An OpenAPI document, or a part of one. It is untyped: the code that reads it knows its structure.
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Json = any;

/** A difference, in the format of the OpenAPI Overlay Specification 1.0.0. */
export type Action = {
	/** A JSONPath. */
	target: string;
	description: string;
	/** Merged into each object that matches the target, or added to each array. */
	update?: Json;
	remove?: true;
	/** The source of the difference. */
	'x-source': string;
	/** R recorded, C used by an official client, U reported by users, H written by hand. */
	'x-strength': 'R' | 'C' | 'U' | 'H';
};

const readJson = (name: string): Json =>
	JSON.parse(readFileSync(path.join(import.meta.dirname, name), 'utf8'));

/** @returns the contract without the overlay, as a new copy */
export const readContract = (): Json => readJson('openapi.json');

/** @returns the differences, in the order of their application */
export const readActions = (): Action[] => readJson('overlay.json').actions;

/**
 * Applies one difference to a document, in place.
 *
 * @returns the number of places that matched
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

/** @returns contract and overlay as one document, in a new copy */
export function readDocument(): Json {
	const document = readContract();
	for (const action of readActions()) applyAction(document, action);
	return document;
}
