import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { openSandbox } from './harness';

const endpoints = '/v2/organizations/acme/webhooks/endpoints';

const servers: Server[] = [];

afterAll(() => servers.forEach((server) => void server.close()));

/** A receiver of events, and the IDs that it has received. */
async function openReceiver() {
	const received: unknown[] = [];
	const server = createServer((request, response) => {
		received.push(request.headers['webhook-id']);
		response.end();
	});
	servers.push(server);
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
	return { url, received };
}

test('a requested event is delivered in the requested number of copies, and again', async () => {
	const { ask } = await openSandbox();
	const { url, received } = await openReceiver();
	const attributes = {
		url,
		event_types: [{ type: 'v1.project.paused' }],
		signing_secret: 'a-secret',
	};
	await ask('POST', endpoints, { body: { data: { type: 'endpoint', attributes } } });
	const event = { organizationSlug: 'acme', projectRef: null };
	const tell = async (type: string) =>
		(await ask('POST', '/_sandbox/tell', { body: { ...event, type, copies: 2 } })).json.ids;

	expect(await tell('v1.project.restored')).toEqual([]);
	const [id, ...others] = await tell('v1.project.paused');
	expect(others).toEqual([]);
	expect(received).toEqual([id, id]);
	await ask('POST', '/_sandbox/tell-again', { body: { id } });
	expect(received).toEqual([id, id, id]);
});
