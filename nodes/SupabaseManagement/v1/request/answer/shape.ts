import type { IDataObject } from 'n8n-workflow';

import { UnreadableAnswer } from '../failure/failure';

/**
 * Checks that a value has the shape that the reading code needs. It checks only the fields that are
 * used; everything else passes unchanged.
 *
 * @param at path of the value in the response, for the error; empty for the response itself
 * @returns the value
 * @throws UnreadableAnswer with the expected type, the path and the actual type, but never the
 *   value, which may be a secret
 */
export type Shape<T> = (value: unknown, at: string) => T;

export const text: Shape<string> = (value, at) =>
	typeof value === 'string' ? value : mismatch('text', value, at);

/** A text or number that identifies something. */
export const identifier: Shape<string | number> = (value, at) =>
	(typeof value === 'string' && value !== '') || Number.isFinite(value)
		? (value as string | number)
		: mismatch('an ID', value, at);

export const number: Shape<number> = (value, at) =>
	Number.isFinite(value) ? (value as number) : mismatch('a number', value, at);

export const yesOrNo: Shape<boolean> = (value, at) =>
	typeof value === 'boolean' ? value : mismatch('true or false', value, at);

/** A point in time as text. */
export const time: Shape<string> = (value, at) =>
	typeof value === 'string' && Number.isFinite(Date.parse(value))
		? value
		: mismatch('a time', value, at);

/** The latest time that a Date can represent, in milliseconds since 1970. */
const latestTime = 8.64e15;

/** @param unit of the value since 1970, in milliseconds */
export const unixTime =
	(unit: number): Shape<number> =>
	(value, at) =>
		Number.isFinite(value) && Math.abs((value as number) * unit) <= latestTime
			? (value as number)
			: mismatch('a time', value, at);

/** A value that may be missing or null. */
export const optional =
	<T>(shape: Shape<T>): Shape<T | null | undefined> =>
	(value, at) =>
		value === undefined || value === null ? value : shape(value, at);

export const list =
	<T>(item: Shape<T>): Shape<T[]> =>
	(value, at) =>
		Array.isArray(value)
			? value.map((each, index) => item(each, `${at}[${index}]`))
			: mismatch('a list', value, at);

/** An object with at least these fields. */
export const record =
	<T extends object>(fields: { [Name in keyof T]: Shape<T[Name]> }): Shape<T & IDataObject> =>
	(value, at) => {
		if (typeof value !== 'object' || value === null || Array.isArray(value)) {
			return mismatch('an object', value, at);
		}
		for (const [name, shape] of Object.entries<Shape<unknown>>(fields)) {
			shape((value as IDataObject)[name], at === '' ? name : `${at}.${name}`);
		}
		return value as T & IDataObject;
	};

function mismatch(expected: string, value: unknown, at: string): never {
	const where = at === '' ? '' : ` in ${at}`;
	throw new UnreadableAnswer(`Expected ${expected}${where}, got ${kindOf(value)}.`);
}

function kindOf(value: unknown): string {
	if (value === undefined || value === '') return 'nothing';
	if (value === null) return 'null';
	if (Array.isArray(value)) return 'a list';
	if (typeof value === 'object') return 'an object';
	if (typeof value !== 'string') return typeof value === 'number' ? 'a number' : 'true or false';
	return /^\s*</.test(value) ? 'a web page' : 'text';
}
