import type { Difference } from './compare.ts';

const signs = { added: '+', removed: '-', changed: '~' };

/** Formats the differences, operation by operation. */
export function report(differences: Difference[]): string {
	const keys = [...new Set(differences.map(({ key }) => key))];
	return keys
		.map((key) => {
			const own = differences.filter((each) => each.key === key);
			return [key, ...own.map(({ kind, words }) => `  ${signs[kind]} ${words}`)].join('\n');
		})
		.join('\n\n');
}

/** @returns one line, such as “Operations: 2 new, 1 removed, 14 changed.” */
export function summary(differences: Difference[]): string {
	const whole = differences.filter(({ part, kind }) => part === 'operation' && kind !== 'changed');
	const added = whole.filter(({ kind }) => kind === 'added').length;
	const changed = new Set(differences.filter((each) => !whole.includes(each)).map(({ key }) => key))
		.size;
	return `Operations: ${added} new, ${whole.length - added} removed, ${changed} changed.`;
}
