/**
 * Runs a script under Node.js 24, from any Node.js (20 or newer), and first installs what is
 * missing: this project’s dependencies, n8n if needed, and Node.js 24 itself.
 */
import { spawn } from 'node:child_process';

import { installN8n, installRoot, node24 } from './install.mjs';

/**
 * @param {string} script
 * @param {NodeJS.ProcessEnv} environment Added to this process’s environment.
 * @param {{ withN8n?: boolean }} needs `withN8n: false` skips the installation of n8n.
 */
export async function runUnderNode24(script, environment = {}, { withN8n = true } = {}) {
	try {
		await installRoot();
		if (withN8n) await installN8n();
	} catch (error) {
		process.stderr.write(`\n${error.message}\n`);
		process.exit(1);
	}

	// The channel notifies the script when this process has ended, so that it ends too.
	const child = spawn(node24, [script, ...process.argv.slice(2)], {
		env: { ...process.env, ...environment },
		stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
	});

	// The script decides when to end, because it must stop other processes first.
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
		process.on(signal, () => child.kill(signal));
	}
	// The shell between npm and this process ends on a signal without forwarding it.
	const shell = process.ppid;
	if (process.env.npm_lifecycle_event) {
		setInterval(() => process.ppid === shell || child.kill('SIGTERM'), 500).unref();
	}
	child.on('close', (code) => process.exit(code ?? 1));
}
