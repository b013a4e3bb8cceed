import { Memories } from '../../nodes/SupabaseManagementWatchTrigger/memories';

/** A memory with a number of characters, including its ID of one character. */
const ofLength = (length: number) => 'x'.repeat(length - 3);
const longest = 1_000_000;

it('keeps only the memories of the given IDs that exist', () => {
	const memories = new Memories({ a: 1, b: null, c: 3 }, ['a', 'b', 'd', 'toString']);
	expect(Object.entries(memories.all())).toEqual([
		['a', 1],
		['b', null],
	]);
	expect(['a', 'b', 'c', 'd', 'toString'].map((id) => memories.of(id))).toEqual([
		1,
		null,
		undefined,
		undefined,
		undefined,
	]);
	expect(new Memories(undefined, ['a']).all()).toEqual({});
});

it('the total length is at most a million characters', () => {
	const memories = new Memories({}, []);
	expect(memories.replace('a', ofLength(longest + 1))).toBe(false);
	expect(memories.of('a')).toBeUndefined();
	expect(memories.replace('a', ofLength(longest))).toBe(true);
	expect(memories.replace('b', '')).toBe(false);
	// Replaced memories no longer count.
	expect(memories.replace('a', ofLength(longest - 10))).toBe(true);
	expect(memories.replace('b', ofLength(11))).toBe(false);
	expect(memories.replace('b', ofLength(10))).toBe(true);
	expect(Object.keys(memories.all())).toEqual(['a', 'b']);
});

it('a memory can always be replaced by one that is not longer', () => {
	const tooLong = { a: ofLength(longest), b: ofLength(10) };
	const memories = new Memories(tooLong, ['a', 'b']);
	expect(memories.replace('c', '')).toBe(false);
	expect(memories.replace('b', ofLength(11))).toBe(false);
	expect(memories.replace('b', ofLength(10).toUpperCase())).toBe(true);
	expect(memories.replace('b', ofLength(9))).toBe(true);
	expect(memories.all()).toEqual({ a: tooLong.a, b: ofLength(9) });
});
