/** How long all memories together may be, as JSON, in characters. */
const longest = 1_000_000;

/** What a watch remembers of each project or organization, limited in total. */
export class Memories {
	private readonly memories = new Map<string, unknown>();

	private length = 0;

	/**
	 * @param before what was remembered until now
	 * @param ids whose memory is kept; all others are forgotten
	 */
	constructor(before: Record<string, unknown> = {}, ids: string[]) {
		for (const id of ids) {
			if (!Object.hasOwn(before, id)) continue;
			this.memories.set(id, before[id]);
			this.length += lengthOf(id, before[id]);
		}
	}

	/** @returns undefined when nothing is remembered, as the first time */
	of(id: string): unknown {
		return this.memories.get(id);
	}

	/** @returns whether there was room for it; if not, the memory is the same as before */
	replace(id: string, memory: unknown): boolean {
		const growth = lengthOf(id, memory) - lengthOf(id, this.of(id));
		if (growth > 0 && this.length + growth > longest) return false;
		this.memories.set(id, memory);
		this.length += growth;
		return true;
	}

	all(): Record<string, unknown> {
		return Object.fromEntries(this.memories);
	}
}

function lengthOf(id: string, memory: unknown): number {
	return memory === undefined ? 0 : id.length + JSON.stringify(memory).length;
}
