/**
 * What `npm run sandbox` does once everything is installed: it starts the sandbox alone, prints how
 * to use it, and ends with Ctrl-C.
 */
import { parseArgs } from 'node:util';

import { instructions } from './instructions.ts';
import { type Sandbox, startSandbox } from './server.ts';

const usage = `Usage: npm run sandbox -- [options]

  --port <number>       Port on this machine (4010)
  --seed <number>       Seed of all refs, IDs and values (1)
  --limit <number>      Requests per minute for each operation; 0 for no limit (120)
  --transition <number> Seconds a project takes to come up, pause, restore or restart (3)
  --delivery-pace <number>
                        Waits between deliveries of a webhook, as a share of Supabase’s own (1)
  --strict              Refuse fields that the API does not know, instead of ignoring them
  --help                Show this`;

/**
 * @returns a number from the command line; exits with a message if it is negative or not a number
 */
function numberOf(name: string, text: string): number {
	const value = Number(text);
	if (text.trim() !== '' && Number.isFinite(value) && value >= 0) return value;
	process.stderr.write(`--${name} must be 0 or more, but is “${text}”.\n\n${usage}\n`);
	process.exit(2);
}

function readOptions() {
	try {
		return parseArgs({
			options: {
				port: { type: 'string', default: '4010' },
				seed: { type: 'string', default: '1' },
				limit: { type: 'string', default: '120' },
				transition: { type: 'string', default: '3' },
				'delivery-pace': { type: 'string', default: '1' },
				strict: { type: 'boolean', default: false },
				help: { type: 'boolean', default: false },
			},
		}).values;
	} catch (error) {
		process.stderr.write(`${(error as Error).message}\n\n${usage}\n`);
		process.exit(2);
	}
}

async function start(values: ReturnType<typeof readOptions>): Promise<Sandbox> {
	try {
		return await startSandbox({
			port: numberOf('port', values.port),
			seed: numberOf('seed', values.seed),
			transitionSeconds: numberOf('transition', values.transition),
			deliveryPace: numberOf('delivery-pace', values['delivery-pace']),
			rateLimit: numberOf('limit', values.limit) || false,
			strict: values.strict,
		});
	} catch (error) {
		const { code, message } = error as NodeJS.ErrnoException;
		const isTaken = code === 'EADDRINUSE';
		const text = isTaken ? `Port ${values.port} is in use. Choose another with --port.` : message;
		process.stderr.write(`${text}\n`);
		process.exit(1);
	}
}

const values = readOptions();
if (values.help) {
	process.stdout.write(`${usage}\n`);
	process.exit(0);
}
const sandbox = await start(values);
process.stdout.write(`${instructions(sandbox)}\n`);

let isStopping = false;

for (const event of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect']) {
	process.on(event, () => {
		if (isStopping) return;
		isStopping = true;
		void sandbox.close().then(() => process.exit(0));
	});
}
