import type { Difference } from './compare.ts';
import type { Files } from './files.ts';

const signs = { added: '+', removed: '-', changed: '~' };

/** Describes the differences, and where to fix them. */
export function report(differences: Difference[], files: Files): string {
	const keys = [...new Set(differences.map(({ key }) => key))];
	return keys
		.map((key) => {
			const own = differences.filter((each) => each.key === key);
			const places = new Set(own.flatMap((each) => files.for(each)));
			return [
				key,
				...own.map(({ kind, words }) => `  ${signs[kind]} ${words}`),
				'  Look at',
				...[...places].map((file) => `    ${file}`),
			].join('\n');
		})
		.join('\n\n');
}

/** @returns one line, such as “2 new operations, 1 gone, 14 changed” */
export function summary(differences: Difference[]): string {
	const whole = differences.filter(({ part, kind }) => part === 'operation' && kind !== 'changed');
	const added = whole.filter(({ kind }) => kind === 'added').length;
	const changed = new Set(differences.filter((each) => !whole.includes(each)).map(({ key }) => key))
		.size;
	return `Operations: ${added} new, ${whole.length - added} gone, ${changed} changed.`;
}
