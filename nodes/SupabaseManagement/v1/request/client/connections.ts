/** n8n starts all items at the same time. At most this many requests are open at a time. */
const maxOpen = 5;

type Line = { open: number; waiting: Array<() => void> };

/** By name. Kept for the whole process, because the connections of all workflows count together. */
const lines = new Map<string, Line>();

/**
 * Sends when a connection is free, first come, first served. The connection is free again when
 * `send` ends, so `send` must end.
 *
 * @param name whose connections are counted together, such as a credential’s ID
 */
export async function onFreeConnection<T>(name: string, send: () => Promise<T>): Promise<T> {
	let line = lines.get(name);
	if (line === undefined) {
		line = { open: 0, waiting: [] };
		lines.set(name, line);
	}

	if (line.open < maxOpen) line.open++;
	// Whoever finishes hands over the connection, so that nobody can slip in between.
	else await new Promise<void>((resolve) => line.waiting.push(resolve));
	try {
		return await send();
	} finally {
		const next = line.waiting.shift();
		if (next !== undefined) next();
		else if (--line.open === 0) lines.delete(name);
	}
}
