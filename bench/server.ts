/** Answers immediately, in a separate process, so that its CPU time does not count. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const thing = {
	id: '9f0c2a54-6a1c-4f0e-9a53-0d2a0e6b7c11',
	ref: 'abcdefghijklmnopqrst',
	organization_id: 'tsrqponmlkjihgfedcba',
	name: 'acme-prod',
	region: 'eu-central-1',
	status: 'ACTIVE_HEALTHY',
	created_at: '2026-03-01T09:30:00.000Z',
	database: { host: 'db.abcdefghijklmnopqrst.supabase.co', version: '17.6.1', release: 'ga' },
};

const one = JSON.stringify(thing);
const list = JSON.stringify(Array.from({ length: 100 }, () => thing));

const server = createServer((request, response) => {
	request.resume().on('end', () => {
		response.setHeader('content-type', 'application/json; charset=utf-8');
		response.end(request.url!.endsWith('/functions') ? list : one);
	});
});

server.listen(0, '127.0.0.1', () => {
	process.send!(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
process.on('disconnect', () => process.exit());
