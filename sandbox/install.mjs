/**
 * Installs what the project needs and lacks. It is plain JavaScript for Node.js 20 without
 * dependencies, because it runs before any are installed.
 *
 *     node sandbox/install.mjs          the project’s own dependencies, Node.js 24 among them
 *     node sandbox/install.mjs --n8n    n8n for the sandbox as well
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const sandboxFolder = path.dirname(fileURLToPath(import.meta.url));
const rootFolder = path.dirname(sandboxFolder);
const n8nFolder = path.join(sandboxFolder, 'n8n');
const executable = process.platform === 'win32' ? 'node.exe' : 'node';

/** Path of the Node.js 24 from npm, which n8n needs, whatever Node.js the machine has. */
export const node24 = path.join(rootFolder, 'node_modules', 'node', 'bin', executable);

/** Installs the project’s own dependencies. */
export async function installRoot() {
	if (isInstalled(rootFolder) && existsSync(node24)) return;
	await step('Installing the project’s dependencies (once, about 1 minute)', async () => {
		// Not `npm ci`, which fails if a registry lacks an optional package for another platform.
		// This installs the lockfile’s versions too, and does not change the lockfile.
		await npm(['install', '--no-save'], rootFolder);
		// A user’s own npm settings may disable install scripts; Node.js 24 needs its own.
		if (!existsSync(node24)) {
			await npm(['rebuild', 'node', '--ignore-scripts=false'], rootFolder);
		}
	});
	if (!existsSync(node24)) throw new Error(`Node.js 24 was not installed at ${node24}.`);
}

/** Installs n8n into its own folder, which needs `installRoot` first. */
export async function installN8n() {
	if (!isInstalled(n8nFolder)) {
		await step('Installing n8n (once, about 2 minutes, 3 GB)', async () => {
			// Some of n8n’s native modules don’t build everywhere, and the sandbox needs only the one
			// below.
			await npm(['ci', '--ignore-scripts'], n8nFolder);
		});
	}
	await installDatabase(n8nFolder);
}

/** Installs what n8n’s database needs, if n8n was installed without its install scripts. */
export async function installDatabase(folder) {
	const database = path.join(folder, 'node_modules', 'sqlite3');
	if (existsSync(path.join(database, 'build', 'Release', 'node_sqlite3.node'))) return;
	await step('Preparing n8n’s database, SQLite (once, about 1 minute)', async () => {
		try {
			await npm(['rebuild', 'sqlite3', '--ignore-scripts=false'], folder, localHeaders());
		} catch (error) {
			throw new Error(
				`${error.message}\n\nThe module sqlite3 is downloaded ready-made from github.com or, where ` +
					'that cannot be reached, compiled here. Compiling needs Python 3, make and a C++ ' +
					'compiler; on Debian: apt-get install python3 make g++',
			);
		}
	});
}

/**
 * Whether node_modules matches the lockfile. npm writes its own record of the installed packages
 * last, so that an interrupted installation is noticed, and a manual one is accepted.
 */
function isInstalled(folder) {
	const record = path.join(folder, 'node_modules', '.package-lock.json');
	if (!existsSync(record)) return false;
	const wanted = readPackages(path.join(folder, 'package-lock.json'));
	const present = readPackages(record);
	return Object.entries(wanted).every(
		([place, { version, optional, devOptional, peer, link }]) =>
			place === '' ||
			link ||
			(present[place]?.version === version && existsSync(path.join(folder, place))) ||
			// npm skips them if the platform or the configuration doesn’t use them.
			(!present[place] && (optional || devOptional || peer)),
	);
}

const readPackages = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;

/** If the machine has Node.js headers, the compiler need not download them. */
function localHeaders() {
	const ownPrefix = path.dirname(path.dirname(process.execPath));
	const prefix = [ownPrefix, '/usr', '/usr/local'].find((candidate) =>
		existsSync(path.join(candidate, 'include', 'node', 'node_api.h')),
	);
	return prefix ? { npm_config_nodedir: prefix } : {};
}

/** Runs npm quietly, and rejects with the end of its output. */
export function npm(args, cwd, extraEnvironment = {}) {
	// Runs the npm that runs this script, without a shell; `npm` from the path if the script was
	// started by hand.
	const npmScript = process.env.npm_execpath;
	const [command, first] = npmScript?.endsWith('.js')
		? [process.execPath, [npmScript]]
		: ['npm', []];
	const { SUPABASE_ACCESS_TOKEN: _kept, ...environment } = process.env;
	const child = spawn(command, [...first, ...args], {
		cwd,
		stdio: ['ignore', 'pipe', 'pipe'],
		env: {
			...environment,
			...extraEnvironment,
			PATH: [path.join(rootFolder, 'node_modules', '.bin'), environment.PATH].join(path.delimiter),
		},
	});
	let output = '';
	child.stdout.on('data', (chunk) => (output += chunk));
	child.stderr.on('data', (chunk) => (output += chunk));
	return new Promise((resolve, reject) => {
		child.on('error', reject);
		child.on('close', (code) => {
			if (code === 0) resolve();
			else reject(new Error(`npm ${args.join(' ')} failed in ${cwd}:\n\n${errorsIn(output)}`));
		});
	});
}

/** The errors in npm’s output, without its warnings and the help text that may follow. */
function errorsIn(output) {
	const lines = output.split('\n').filter((line) => !/^npm (warn|notice)/i.test(line));
	return lines.length > 60
		? [...lines.slice(0, 30), '…', ...lines.slice(-30)].join('\n')
		: lines.join('\n');
}

/** Shows the current step and how long it takes. */
async function step(title, work) {
	const start = Date.now();
	const elapsed = () => `${Math.round((Date.now() - start) / 1000)} s`;
	const live = process.stdout.isTTY;
	process.stdout.write(live ? `${title} …` : `${title} …\n`);
	const clock = live && setInterval(() => process.stdout.write(`\r${title} … ${elapsed()} `), 1000);
	try {
		await work();
	} finally {
		clearInterval(clock);
		if (live) process.stdout.write('\r\x1b[2K');
	}
	process.stdout.write(`${title}: done in ${elapsed()}\n`);
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
	try {
		await installRoot();
		if (process.argv.includes('--n8n')) await installN8n();
	} catch (error) {
		process.stderr.write(`\n${error.message}\n`);
		process.exitCode = 1;
	}
}
