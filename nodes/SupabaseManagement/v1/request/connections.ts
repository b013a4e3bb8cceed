/** n8n starts all items at once; this many of them have a request open at a time. */
const mostAtOnce = 5;

type Line = { open: number; waiting: Array<() => void> };

const lines = new Map<string, Line>();

/**
 * Sends when a connection is free, first come, first served.
 *
 * @param credential whose connections are counted together, over all workflows of this n8n process
 */
export async function onFreeConnection<T>(credential: string, send: () => Promise<T>): Promise<T> {
	let line = lines.get(credential);
	if (line === undefined) {
		line = { open: 0, waiting: [] };
		lines.set(credential, line);
	}

	if (line.open < mostAtOnce) line.open++;
	// Whoever finishes hands over the connection, so that nobody can slip in between.
	else await new Promise<void>((resolve) => line.waiting.push(resolve));
	try {
		return await send();
	} finally {
		const next = line.waiting.shift();
		if (next !== undefined) next();
		else if (--line.open === 0) lines.delete(credential);
	}
}
