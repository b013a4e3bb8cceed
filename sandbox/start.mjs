/**
 * `npm start`. Runs under whatever Node.js (20 or newer) is there, installs what is missing, and
 * hands over to launch.ts under Node.js 24.
 */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { installN8n, installRoot, node24 } from './install.mjs';

try {
	await installRoot();
	await installN8n();
} catch (error) {
	process.stderr.write(`\n${error.message}\n`);
	process.exit(1);
}

const launcher = path.join(path.dirname(fileURLToPath(import.meta.url)), 'launch.ts');
// The channel tells the launcher when this process is gone, so that nothing stays behind.
const child = spawn(node24, [launcher, ...process.argv.slice(2)], {
	stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
});

// The launcher decides when to end: it has things to stop first.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
// The shell between npm and this process ends at a signal without passing it on.
const shell = process.ppid;
if (process.env.npm_lifecycle_event) {
	setInterval(() => process.ppid === shell || child.kill('SIGTERM'), 500).unref();
}
child.on('close', (code) => process.exit(code ?? 1));
