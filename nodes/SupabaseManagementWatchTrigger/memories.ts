/** Maximum length of all memories as JSON, in characters. */
const longest = 1_000_000;

/** The memory of a watch for each project or organization, with a total limit. */
export class Memories {
	private readonly memories = new Map<string, unknown>();

	private length = 0;

	/**
	 * @param before the previous memory
	 * @param ids whose memory is kept; the memory of all others is removed
	 */
	constructor(before: Record<string, unknown> = {}, ids: string[]) {
		for (const id of ids) {
			if (!Object.hasOwn(before, id)) continue;
			this.memories.set(id, before[id]);
			this.length += lengthOf(id, before[id]);
		}
	}

	/** @returns undefined if there is no memory, as at the first poll */
	of(id: string): unknown {
		return this.memories.get(id);
	}

	/** @returns whether it fits; if not, the memory stays unchanged */
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
