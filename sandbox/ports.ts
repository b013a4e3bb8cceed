import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** How many ports after the preferred one are tried. */
const attempts = 50;

/**
 * Sandboxes with a name may start at the same time as others: they begin far apart, since a port
 * is free for all until it is used.
 */
const offset = process.env.SANDBOX_NAME ? 200 * randomInt(1, 200) : 0;

/** The first free port on this machine’s loopback address, from `preferred` upwards, or from as
 * far behind it as this sandbox begins. */
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
