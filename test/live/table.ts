import Table from 'cli-table3';

import type { Line } from './checked';

/** The results of all operations, for a terminal. */
export function tableOf(lines: Line[]): string {
	const table = new Table({
		head: ['Operation', 'Result', 'Details'],
		chars: { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' },
		style: { head: [], border: [] },
	});
	for (const { operation, result, details } of lines) {
		table.push([operation, result, details.join('\n')]);
	}
	return table.toString();
}
