import { textOf } from '../request/input/readText';

/**
 * Splits a list that was entered with commas, semicolons or line breaks between its
 * entries, or that an expression returns as an array. Each entry counts once.
 */
export function entriesOf(list: unknown): string[] {
	const texts = [list].flat().map(textOf);
	const entries = texts.flatMap((text) => text.split(/[\s,;]+/)).filter(Boolean);
	return [...new Set(entries)];
}
