import type { IExecuteSingleFunctions } from 'n8n-workflow';

import { refusal } from './refusal';

/**
 * Reads a field of JSON: text that was typed, or what an expression gives.
 *
 * @param label what the editor calls the field
 * @throws NodeOperationError when it is not JSON
 */
export function jsonOf(context: IExecuteSingleFunctions, given: unknown, label: string): unknown {
	if (typeof given !== 'string') return given;
	try {
		return JSON.parse(given);
	} catch {
		throw refusal(
			context,
			`${label} is not valid JSON`,
			'See that every quote and bracket is closed.',
		);
	}
}

/** A value that may be any JSON, typed as text: `true` and `["a"]` are JSON, `abc` is a text. */
export function jsonOrText(typed: string): unknown {
	try {
		return JSON.parse(typed);
	} catch {
		return typed;
	}
}
