import { execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { promisify } from 'node:util';

const fileOf = (name: string) => path.join(import.meta.dirname, name);

export type Helper = { address: string; stop: () => void };

/** Starts a server that says its address first, and ends when it is stopped or we end. */
export async function startServer(name: string): Promise<Helper> {
	const child = fork(fileOf(name), { execArgv: [] });
	const [address] = (await once(child, 'message')) as [string];
	return { address, stop: () => child.disconnect() };
}

/** Runs one measurement in a process of its own, and returns the JSON that it prints. */
export async function inOwnProcess<T>(name: string, ...args: string[]): Promise<T> {
	const { stdout } = await promisify(execFile)(process.execPath, [fileOf(name), ...args]);
	return JSON.parse(stdout) as T;
}
