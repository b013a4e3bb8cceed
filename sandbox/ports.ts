import { createServer } from 'node:net';

/** How many ports after the preferred one are tried. */
const attempts = 50;

/** The first free port on this machine's loopback address, from `preferred` upwards. */
export async function freePort(preferred: number): Promise<number> {
	for (let port = preferred; port < preferred + attempts; port++) {
		if (await isFree(port)) return port;
	}
	throw new Error(`No port between ${preferred} and ${preferred + attempts - 1} is free.`);
}

function isFree(port: number): Promise<boolean> {
	return new Promise((resolve) => {
		const server = createServer();
		server.once('error', () => resolve(false));
		server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
	});
}
