import type { Place } from '../place';
import { inputError } from './inputError';

export type Bounds = { min: number; max: number; isWhole?: boolean };

/**
 * Reads a number from the user or from an expression.
 *
 * @param label of the field
 * @throws NodeOperationError naming the field, if it is not a number within the bounds
 */
export function numberWithin(
	given: unknown,
	label: string,
	{ min, max, isWhole = false }: Bounds,
	place: Place,
): number {
	const number = typeof given === 'string' && given.trim() !== '' ? Number(given) : given;
	const isRight =
		typeof number === 'number' &&
		number >= min &&
		number <= max &&
		(!isWhole || Number.isInteger(number));
	if (isRight) return number;
	throw inputError(
		place,
		`${label} is not valid`,
		`It must be a ${isWhole ? 'whole ' : ''}number ${max === Number.MAX_SAFE_INTEGER ? `of at least ${min}` : `from ${min} to ${max.toLocaleString('en-US')}`}.`,
	);
}
