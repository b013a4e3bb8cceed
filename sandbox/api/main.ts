/** Runs the sandbox on its own: `node sandbox/api/main.ts --port 4010`. */
import { parseArgs } from 'node:util';

import { startSandbox } from './server.ts';

const { values } = parseArgs({
	options: {
		port: { type: 'string', default: '4010' },
		seed: { type: 'string', default: '1' },
		/** Seconds that a project takes to come up, pause, restore or restart. */
		transition: { type: 'string', default: '3' },
		/** How long the waits between deliveries of a webhook are, against Supabase’s own. */
		'delivery-pace': { type: 'string', default: '1' },
		/** Requests a minute; 0 for no limit. */
		limit: { type: 'string', default: '120' },
	},
});

const sandbox = await startSandbox({
	port: Number(values.port),
	seed: Number(values.seed),
	transitionSeconds: Number(values.transition),
	deliveryPace: Number(values['delivery-pace']),
	rateLimit: Number(values.limit) || false,
});

process.stdout.write(`Supabase Management API sandbox: ${sandbox.url}\n`);
process.stdout.write(`Token: ${sandbox.token}\n`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
	process.once(signal, () => {
		void sandbox.close();
	});
}
