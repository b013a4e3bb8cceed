import type { IExecuteSingleFunctions } from 'n8n-workflow';

import { lostNumberAdvice, lostNumberIn, parseExact } from '../request/input/exactJson';
import { inputError } from '../request/input/inputError';

/**
 * Reads a field of JSON: text that was typed, or what an expression returns. Numbers stay exactly as
 * they were typed.
 *
 * @param label the field’s name in the editor
 * @throws NodeOperationError if it is not JSON, or contains a number that an expression has rounded
 */
export function jsonOf(context: IExecuteSingleFunctions, given: unknown, label: string): unknown {
	const value = typeof given === 'string' ? parsed(context, given, label) : given;
	refuseLostNumbers(context, value, label);
	return value;
}

function parsed(context: IExecuteSingleFunctions, text: string, label: string): unknown {
	try {
		return parseExact(text);
	} catch {
		throw inputError(
			context,
			`${label} is not valid JSON`,
			'Make sure that no quote, comma or bracket is missing.',
		);
	}
}

/** @throws NodeOperationError if a value contains a number that an expression has rounded */
export function refuseLostNumbers(
	context: Parameters<typeof inputError>[0],
	value: unknown,
	label: string,
): void {
	const problem = lostNumberIn(value, label);
	if (problem !== undefined) throw inputError(context, problem, lostNumberAdvice);
}

/**
 * Reads a value that can be any JSON, typed as text: `true` and `["a"]` are JSON, `abc` is a text.
 *
 * @param label the field’s name in the editor
 * @throws NodeOperationError if it contains a number that an expression has rounded
 */
export function jsonOrText(
	context: IExecuteSingleFunctions,
	given: unknown,
	label: string,
): unknown {
	if (typeof given !== 'string') {
		refuseLostNumbers(context, given, label);
		return given;
	}
	try {
		return parseExact(given);
	} catch {
		return given;
	}
}
