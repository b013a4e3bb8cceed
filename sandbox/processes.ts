import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** How long a process may take to end before it is killed, in milliseconds. */
const patience = 10_000;

const running = new Set<ChildProcess>();

export interface CommandOptions {
	cwd?: string;
	env?: NodeJS.ProcessEnv;
}

/** A command with a nonzero exit code, and all its output. */
export class CommandError extends Error {
	readonly output: string;

	constructor(command: string, output: string) {
		super(`${command} failed:\n\n${output.trim().slice(-4000)}`);
		this.output = output;
	}
}

/** Runs a command to its end, and returns its standard output. */
export async function run(
	command: string,
	args: string[],
	options: CommandOptions = {},
): Promise<string> {
	const child = launch(command, args, options);
	let output = '';
	let everything = '';
	child.stdout?.setEncoding('utf8').on('data', (text: string) => {
		output += text;
		everything += text;
	});
	child.stderr?.setEncoding('utf8').on('data', (text: string) => (everything += text));
	const [code] = (await once(child, 'close')) as [number | null];
	if (code !== 0) throw new CommandError([command, ...args].join(' '), everything);
	return output;
}

/** Starts a command that keeps running until `stopAll`. */
export function launch(
	command: string,
	args: string[],
	{ cwd, env = process.env }: CommandOptions = {},
): ChildProcess {
	const child = spawn(command, args, {
		cwd,
		env,
		stdio: ['ignore', 'pipe', 'pipe'],
		// A process group of its own: only the launcher receives Ctrl-C, and then stops the whole
		// group, including the processes that n8n started.
		detached: process.platform !== 'win32',
	});
	running.add(child);
	child.once('close', () => running.delete(child));
	return child;
}

/**
 * Stops every running process and its child processes, in reverse order of their start, because
 * later ones may need earlier ones.
 */
export async function stopAll(): Promise<void> {
	for (const child of [...running].reverse()) {
		if (running.has(child)) await stop(child);
	}
}

async function stop(child: ChildProcess): Promise<void> {
	const ended = once(child, 'close');
	const impatient = setTimeout(() => signalGroup(child, 'SIGKILL'), patience);
	signalGroup(child, 'SIGTERM');
	await ended;
	clearTimeout(impatient);
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
	if (child.pid === undefined) return;
	try {
		process.kill(process.platform === 'win32' ? child.pid : -child.pid, signal);
	} catch {
		// It has just ended.
	}
}
