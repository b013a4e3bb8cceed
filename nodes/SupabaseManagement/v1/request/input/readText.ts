import type { IExecuteSingleFunctions, IGetNodeParameterOptions } from 'n8n-workflow';

/**
 * Reads the text of a parameter, which can also be a number or a date from an expression.
 *
 * @param options such as `extractValue`, for the ID of a locator
 * @returns an empty text if an expression returns nothing
 */
export function readText(
	context: Pick<IExecuteSingleFunctions, 'getNodeParameter'>,
	parameter: string,
	options?: IGetNodeParameterOptions,
): string {
	return textOf(context.getNodeParameter(parameter, '', options));
}

/** The text of a value. Null and undefined have none; a date has that of ISO 8601. */
export function textOf(given: unknown): string {
	if (given instanceof Date) return given.toISOString();
	const text = String(given ?? '');
	return text === '[object Object]' ? JSON.stringify(given) : text;
}
