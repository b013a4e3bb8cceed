import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export type Received = {
	method: string;
	path: string;
	headers: IncomingHttpHeaders;
	body: Buffer;
};

export type StandIn = {
	/** Without a slash at the end. */
	address: string;
	/** Oldest first. */
	received: Received[];
	close: () => Promise<void>;
};

/** A server that replaces an external service. */
export async function startStandIn(
	answer: (request: Received) => { status?: number; type?: string; body?: Buffer | string },
): Promise<StandIn> {
	const received: Received[] = [];
	const server = createServer((request, response) => {
		void buffer(request).then((body) => {
			const { method = '', url = '', headers } = request;
			const kept = { method, path: url, headers, body };
			received.push(kept);
			const { status = 200, type = 'application/json', body: answered = '{}' } = answer(kept);
			response.writeHead(status, { 'content-type': type }).end(answered);
		});
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	return {
		address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		received,
		close: async () => {
			server.close();
			server.closeAllConnections();
			await once(server, 'close');
		},
	};
}
