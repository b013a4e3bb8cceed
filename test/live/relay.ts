import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { operationCalled } from '../harness/contract';

/** An answer as received, before the node or n8n has parsed it. */
export type Answer = {
	/** The contract’s operation, such as `GET /v1/projects/{ref}`. */
	key: string;
	status: number;
	/** Without parameters, in lowercase; empty if there is none. */
	mediaType: string;
	body: Buffer;
};

export type Relay = {
	/** The address to use instead of the API’s. */
	url: string;
	/** Returns the answers since the last call, oldest first, and forgets them. */
	take: () => Answer[];
	close: () => Promise<void>;
};

export type RelayOptions = {
	apiAddress: string;
	/** Whether a request may be sent: a second guard in addition to the node’s own. */
	mayPass: (key: string, path: string) => boolean;
	/** Maximum time for an answer, in milliseconds. */
	timeout: number;
	/** Maximum size of an answer, in bytes. Larger answers count as failed. */
	largest?: number;
};

/** Headers of a single connection, and those that `fetch` sets itself. */
const notRelayed =
	/^(accept-encoding|connection|content-(encoding|length)|host|keep-alive|transfer-encoding)$/;

/**
 * Starts a local server that forwards requests to the API, and keeps the answers. The node runs
 * unchanged, and each answer is available as the API sent it.
 */
export async function startRelay(options: RelayOptions): Promise<Relay> {
	let answers: Answer[] = [];
	const server = createServer((request, response) => {
		pass(request, response, options, (answer) => answers.push(answer)).catch(() =>
			response.destroy(),
		);
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		take: () => {
			const taken = answers;
			answers = [];
			return taken;
		},
		close: async () => {
			const closed = once(server, 'close');
			server.close();
			server.closeAllConnections();
			await closed;
		},
	};
}

async function pass(
	request: IncomingMessage,
	response: ServerResponse,
	{ apiAddress, mayPass, timeout, largest = 32 * 2 ** 20 }: RelayOptions,
	keep: (answer: Answer) => void,
): Promise<void> {
	const { method = 'GET', url = '/' } = request;
	const path = url.replace(/\?.*/s, '');
	const { method: calledMethod, path: calledPath } = operationCalled({ method, path });
	const key = `${calledMethod} ${calledPath}`;
	// The checked path is the one that is sent: no `..` in it leads elsewhere.
	const isPlain = new URL(url, apiAddress).pathname === path;
	if (!isPlain || !mayPass(key, path)) throw new Error(`${key} may not be sent`);

	const sent = await bytesOf(request, largest);
	const received = await fetch(apiAddress + url, {
		method,
		headers: relayed(Object.entries(request.headers)),
		body: sent.length === 0 ? undefined : new Uint8Array(sent),
		// Only the API receives the token.
		redirect: 'manual',
		signal: AbortSignal.timeout(timeout),
	});
	const body = await bytesOf(received.body ?? [], largest);
	const { status, headers } = received;
	const mediaType = (headers.get('content-type') ?? '').split(';')[0]!.trim().toLowerCase();
	keep({ key, status, mediaType, body });
	response.writeHead(status, relayed([...headers]));
	response.end(body);
}

function relayed(headers: Array<[string, string | string[] | undefined]>): Record<string, string> {
	return Object.fromEntries(
		headers
			.filter(([name, value]) => !notRelayed.test(name) && value !== undefined)
			.map(([name, value]) => [name, String(value)]),
	);
}

/** @throws Error if there are more than `largest` */
async function bytesOf(
	stream: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
	largest: number,
): Promise<Buffer> {
	const parts: Uint8Array[] = [];
	let length = 0;
	for await (const part of stream) {
		length += part.length;
		if (length > largest) throw new Error(`More than ${largest} bytes`);
		parts.push(part);
	}
	return Buffer.concat(parts);
}
