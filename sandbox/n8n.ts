import type { ChildProcess } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { n8nFolder, userFolder } from './folders.ts';
import type { Owner } from './owner.ts';
import { freePort } from './ports.ts';
import { launch, run } from './processes.ts';

const script = path.join(n8nFolder, 'node_modules', 'n8n', 'bin', 'n8n');

/** How long n8n may take to respond after its start, in milliseconds. */
const startTimeout = 120_000;

/** The preferred ports of n8n: far apart, because each port in use moves the choice upwards. */
const preferredPort = 5678;
const preferredBrokerPort = 5778;

/** n8n’s settings: a quiet log, local connections only, and no requests except to the API. */
async function environment(): Promise<NodeJS.ProcessEnv> {
	return {
		...withoutSettingsOfOtherN8ns(process.env),
		N8N_USER_FOLDER: userFolder,
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		// Every n8n process opens this port, the command line included, so each needs its own.
		N8N_RUNNERS_BROKER_PORT: String(await freePort(preferredBrokerPort)),
		N8N_LOG_LEVEL: 'info',
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
		N8N_DYNAMIC_BANNERS_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_VERIFIED_PACKAGES_ENABLED: 'false',
		N8N_SSRF_PROTECTION_ENABLED: 'false',
		// The sandbox serves the editor over plain HTTP.
		N8N_SECURE_COOKIE: 'false',
	};
}

/** The shell may have the settings of a developer’s own n8n, whose database must not be touched. */
function withoutSettingsOfOtherN8ns(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
	const isForeign = (name: string) => /^(N8N|DB|EXECUTIONS|QUEUE|CREDENTIALS)_/.test(name);
	return Object.fromEntries(Object.entries(env).filter(([name]) => !isForeign(name)));
}

/** Runs a command of n8n’s command line and returns its output. */
export async function runN8n(...args: string[]): Promise<string> {
	return await run(process.execPath, [script, ...args], { env: await environment() });
}

export interface StartOptions {
	/** Environment variables of n8n, in addition to the sandbox’s own. */
	settings?: NodeJS.ProcessEnv;
	/** The file for n8n’s output. */
	logFile?: string;
}

/** Starts n8n with its editor, waits until it responds, and returns the editor’s address. */
export async function startEditor(owner: Owner, options: StartOptions = {}): Promise<string> {
	const port = await freePort(preferredPort);
	const address = `http://127.0.0.1:${port}`;
	await start(['start'], address, {
		...options,
		settings: {
			N8N_PORT: String(port),
			N8N_EDITOR_BASE_URL: address,
			N8N_INSTANCE_OWNER_MANAGED_BY_ENV: 'true',
			N8N_INSTANCE_OWNER_EMAIL: owner.email,
			N8N_INSTANCE_OWNER_PASSWORD_HASH: owner.passwordHash,
			N8N_INSTANCE_OWNER_FIRST_NAME: 'Sandbox',
			N8N_INSTANCE_OWNER_LAST_NAME: 'Owner',
			...options.settings,
		},
	});
	return address;
}

/** Starts a worker of n8n’s queue mode, and returns it when it is ready for work. */
export async function startWorker(options: StartOptions): Promise<ChildProcess> {
	const port = await freePort(preferredPort);
	return await start(['worker'], `http://127.0.0.1:${port}`, {
		...options,
		settings: {
			QUEUE_HEALTH_CHECK_ACTIVE: 'true',
			QUEUE_HEALTH_CHECK_PORT: String(port),
			...options.settings,
		},
	});
}

/** Starts a long-running n8n command, and waits until it responds. */
async function start(
	args: string[],
	address: string,
	{ settings, logFile }: StartOptions,
): Promise<ChildProcess> {
	const child = launch(process.execPath, [script, ...args], {
		env: { ...(await environment()), ...settings },
	});
	let output = '';
	const log = logFile === undefined ? undefined : createWriteStream(logFile);
	const keep = (text: Buffer) => {
		output = (output + text.toString()).slice(-4000);
		log?.write(text);
	};
	child.stdout?.on('data', keep);
	child.stderr?.on('data', keep);

	const deadline = Date.now() + startTimeout;
	while (!(await isReady(address))) {
		if (child.exitCode !== null) throw new Error(`n8n ended while starting:\n\n${output}`);
		if (Date.now() > deadline) throw new Error(`n8n did not answer at ${address}:\n\n${output}`);
		await sleep(250);
	}
	return child;
}

async function isReady(address: string): Promise<boolean> {
	try {
		return (await fetch(`${address}/healthz/readiness`)).ok;
	} catch {
		return false;
	}
}
