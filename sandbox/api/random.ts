/** Returns numbers from 0 (inclusive) to 1 (exclusive). */
export type Random = () => number;

/** The same parts always give the same sequence (FNV-1a into mulberry32). */
export function seededRandom(...parts: Array<string | number>): Random {
	let state = 0x811c9dc5;
	for (const character of parts.join('\n')) {
		state = Math.imul(state ^ character.charCodeAt(0), 0x01000193);
	}
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
}

export const integer = (random: Random, from: number, to: number) =>
	from + Math.floor(random() * (to - from + 1));

export const pick = <T>(random: Random, list: readonly T[]): T =>
	list[integer(random, 0, list.length - 1)] as T;

export const characters = (random: Random, count: number, alphabet: string) =>
	Array.from({ length: count }, () => pick(random, [...alphabet])).join('');

export const hexDigits = (random: Random, count: number) =>
	characters(random, count, '0123456789abcdef');

/** 20 lowercase letters, like the ref of a Supabase project. */
export const projectRef = (random: Random) => characters(random, 20, 'abcdefghijklmnopqrstuvwxyz');

/** A version 4 UUID. */
export const uuid = (random: Random) =>
	[
		hexDigits(random, 8),
		hexDigits(random, 4),
		`4${hexDigits(random, 3)}`,
		`${pick(random, ['8', '9', 'a', 'b'])}${hexDigits(random, 3)}`,
		hexDigits(random, 12),
	].join('-');

/** A date in January 2026, so that nothing depends on the clock. */
export const date = (random: Random) =>
	new Date(Date.UTC(2026, 0, 1) + integer(random, 0, 30 * 86_400) * 1000).toISOString();
