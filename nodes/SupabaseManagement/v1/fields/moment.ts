import { tryToParseDateTime, type IExecuteSingleFunctions } from 'n8n-workflow';

import { inputError } from '../request/input/inputError';

/**
 * Reads a date field as a point in time. A date without an offset is in the workflow’s time zone.
 *
 * @param label the field’s name in the editor
 * @returns milliseconds since 1970
 * @throws NodeOperationError when it is not a date
 */
export function momentOf(context: IExecuteSingleFunctions, label: string, value: unknown): number {
	try {
		return tryToParseDateTime(value, context.getTimezone()).toMillis();
	} catch {
		throw inputError(
			context,
			`${label} is not a date`,
			'Choose a date in the calendar, or enter one such as 2026-11-01T03:00:00Z.',
		);
	}
}
