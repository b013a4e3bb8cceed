import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** How many ports after the preferred one are tried. */
const attempts = 50;

/**
 * Named sandboxes may start at the same time as others. Their ranges start far apart, because a
 * port counts as free until a process listens on it.
 */
const offset = process.env.SANDBOX_NAME ? 200 * randomInt(1, 200) : 0;

/**
 * The first free port on the loopback address, starting at `preferred`, or at this sandbox’s offset
 * from it.
 */
export async function freePort(preferred: number): Promise<number> {
	const first = preferred + offset;
	for (let port = first; port < first + attempts; port++) {
		if (await isFree(port)) return port;
	}
	throw new Error(`No port between ${first} and ${first + attempts - 1} is free.`);
}

function isFree(port: number): Promise<boolean> {
	return new Promise((resolve) => {
		const server = createServer();
		server.once('error', () => resolve(false));
		server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
	});
}
