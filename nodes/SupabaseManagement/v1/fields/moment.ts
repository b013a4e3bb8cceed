import { tryToParseDateTime, type IExecuteSingleFunctions } from 'n8n-workflow';

import { refusal } from './refusal';

/**
 * Reads a date field as a moment. A date without an offset is meant in the workflow’s time zone.
 *
 * @param label what the editor calls the field
 * @returns milliseconds since 1970
 * @throws NodeOperationError when it is not a date
 */
export function momentOf(context: IExecuteSingleFunctions, label: string, value: unknown): number {
	try {
		return tryToParseDateTime(value, context.getTimezone()).toMillis();
	} catch {
		throw refusal(
			context,
			`${label} is not a date`,
			'Choose it in the calendar, or give a text such as 2026-11-01T03:00:00Z.',
		);
	}
}
