/**
 * Runs a script under Node.js 24, from whatever Node.js (20 or newer) is there, and installs what is
 * missing first: this project’s dependencies, n8n where it is needed, and Node.js 24 itself.
 */
import { spawn } from 'node:child_process';

import { installN8n, installRoot, node24 } from './install.mjs';

/**
 * @param {string} script
 * @param {NodeJS.ProcessEnv} environment Added to this process’s own.
 * @param {{ withN8n?: boolean }} needs n8n is installed too, unless `withN8n` is false.
 */
export async function runUnderNode24(script, environment = {}, { withN8n = true } = {}) {
	try {
		await installRoot();
		if (withN8n) await installN8n();
	} catch (error) {
		process.stderr.write(`\n${error.message}\n`);
		process.exit(1);
	}

	// The channel tells the script when this process is gone, so that nothing stays behind.
	const child = spawn(node24, [script, ...process.argv.slice(2)], {
		env: { ...process.env, ...environment },
		stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
	});

	// The script decides when to end: it has things to stop first.
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
		process.on(signal, () => child.kill(signal));
	}
	// The shell between npm and this process ends at a signal without passing it on.
	const shell = process.ppid;
	if (process.env.npm_lifecycle_event) {
		setInterval(() => process.ppid === shell || child.kill('SIGTERM'), 500).unref();
	}
	child.on('close', (code) => process.exit(code ?? 1));
}
