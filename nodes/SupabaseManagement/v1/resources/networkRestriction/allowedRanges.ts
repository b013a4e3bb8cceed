import type { IDataObject, IExecuteSingleFunctions } from 'n8n-workflow';

import { entriesOf } from '../../fields/entriesOf';
import { ipRange } from '../../fields/ipAddresses';
import { inputError } from '../../request/input/inputError';
import { shorten } from '../../request/input/path';

/**
 * Divides IP ranges into the API’s two lists, one for each IP version.
 *
 * @param given text or list
 * @param label the field’s name in the editor
 * @throws NodeOperationError naming the first invalid range
 */
export function allowedRanges(
	context: IExecuteSingleFunctions,
	given: unknown,
	label: string,
): { dbAllowedCidrs: string[]; dbAllowedCidrsV6: string[] } {
	const ranges = entriesOf(given).map((text) => {
		const range = ipRange(text);
		if (range !== undefined) return range;
		throw inputError(
			context,
			`${label} is not valid: ${shorten(text)}`,
			'Enter IP ranges such as 203.0.113.0/24 or 2001:db8::/32, separated by commas or line breaks.',
		);
	});
	const cidrs = (version: 4 | 6) =>
		ranges.filter((range) => range.version === version).map(({ cidr }) => cidr);
	return { dbAllowedCidrs: cidrs(4), dbAllowedCidrsV6: cidrs(6) };
}

/** The lists that are not empty, or undefined if all are. */
export function withoutEmptyLists(lists: Record<string, string[]>): IDataObject | undefined {
	const filled = Object.entries(lists).filter(([, list]) => list.length > 0);
	return filled.length > 0 ? Object.fromEntries(filled) : undefined;
}
