import { execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { promisify } from 'node:util';

const fileOf = (name: string) => path.join(import.meta.dirname, name);

export type Helper = { address: string; stop: () => void };

/**
 * Starts a server that prints its address first. It ends when it is stopped, or with this process.
 */
export async function startServer(name: string): Promise<Helper> {
	const child = fork(fileOf(name), { execArgv: [] });
	const [address] = (await once(child, 'message')) as [string];
	return { address, stop: () => child.disconnect() };
}

/** Runs a measurement in a process of its own, and returns its JSON output. */
export async function inOwnProcess<T>(name: string, ...args: string[]): Promise<T> {
	const { stdout } = await promisify(execFile)(process.execPath, [fileOf(name), ...args]);
	return JSON.parse(stdout) as T;
}
