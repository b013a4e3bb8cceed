import { createServer, request, type IncomingMessage } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

import { openSandbox } from '../sandbox/harness';
import { startRelay, type Relay, type RelayOptions } from './relay';

const closing: Array<() => Promise<unknown>> = [];

afterEach(async () => {
	await Promise.all(closing.splice(0).map(async (close) => await close()));
});

async function open(options: RelayOptions): Promise<Relay> {
	const relay = await startRelay(options);
	closing.push(relay.close);
	return relay;
}

/**
 * Sends a path unchanged: `fetch` would normalize it. @returns the status; undefined if the
 * connection was cut
 */
async function statusOf(url: string, method: string, path: string): Promise<number | undefined> {
	const { hostname, port } = new URL(url);
	const headers = { authorization: 'Bearer sbp_0' };
	const sent = request({ hostname, port, method, path, headers });
	sent.end();
	const answered = once(sent, 'response') as Promise<[IncomingMessage]>;
	return await answered.then(
		([response]) => {
			response.resume();
			return response.statusCode;
		},
		() => undefined,
	);
}

test('forwards allowed requests, and keeps the answers unchanged', async () => {
	const { sandbox } = await openSandbox();
	const relay = await open({ apiAddress: sandbox.url, mayPass: () => true, timeout: 60_000 });
	expect(await statusOf(relay.url, 'GET', '/v1/organizations?x=1')).toBe(401);
	expect(relay.take()).toEqual([
		{
			key: 'GET /v1/organizations',
			status: 401,
			mediaType: 'application/json',
			body: Buffer.from('{"message":"Unauthorized"}'),
		},
	]);
	expect(relay.take()).toEqual([]);
});

test('sends no request that is not allowed, is not in the contract, or leads elsewhere', async () => {
	const { sandbox } = await openSandbox();
	const ref = 'abcdefghijklmnopqrst';
	const relay = await open({
		apiAddress: sandbox.url,
		mayPass: (key, path) => key.startsWith('GET ') && path.startsWith(`/v1/projects/${ref}`),
		timeout: 60_000,
	});
	for (const [method, path] of [
		['DELETE', `/v1/projects/${ref}`],
		['GET', '/v1/projects/tsrqponmlkjihgfedcba'],
		['GET', `/v1/projects/${ref}/unknown`],
		['GET', `/v1/projects/${ref}/functions/..`],
		['GET', `/v1/projects/${ref}/functions/%2e%2e`],
	] as const) {
		expect([path, await statusOf(relay.url, method, path)]).toEqual([path, undefined]);
	}
	expect(sandbox.requests).toEqual([]);
	expect(relay.take()).toEqual([]);
});

test('ends with an answer that is too large, or never ends', async () => {
	const server = createServer((sent, response) => {
		response.writeHead(200, { 'content-type': 'application/json' });
		const part = 'x'.repeat(sent.url === '/v1/projects' ? 100_000 : 1);
		const timer = setInterval(() => response.write(part), 5);
		response.once('close', () => clearInterval(timer));
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	closing.push(async () => {
		server.closeAllConnections();
		server.close();
	});
	const apiAddress = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	const relay = await open({ apiAddress, mayPass: () => true, timeout: 2000, largest: 1_000_000 });
	expect(await statusOf(relay.url, 'GET', '/v1/projects')).toBeUndefined();
	expect(await statusOf(relay.url, 'GET', '/v1/organizations')).toBeUndefined();
	expect(relay.take()).toEqual([]);
});
