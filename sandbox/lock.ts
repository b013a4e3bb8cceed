import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { userFolder } from './folders.ts';

const file = path.join(userFolder, 'pid');

/** Allows only one launcher at a time for this checkout’s n8n and its database. */
export function lock(): void {
	const holder = readHolder();
	if (holder !== undefined && isAlive(holder)) {
		throw new Error(
			`This checkout’s n8n is in use already, by process ${holder}. Stop it first with Ctrl-C.`,
		);
	}
	writeFileSync(file, String(process.pid));
	process.once('exit', () => rmSync(file, { force: true }));
}

function readHolder(): number | undefined {
	try {
		return Number(readFileSync(file, 'utf8')) || undefined;
	} catch {
		return undefined;
	}
}

function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch {
		return false;
	}
}
