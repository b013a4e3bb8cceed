import { stopAll } from './processes.ts';
import { say } from './progress.ts';

export interface Lifetime {
	/** The exit code after an interruption; 130 if absent, like a shell’s after Ctrl-C. */
	codeOfInterrupt?: () => number;
	/** Formats a failure as a message. */
	describe?: (error: unknown) => string;
}

/**
 * Runs a program that starts other processes. They are stopped before this process ends: normally,
 * after a failure, or after Ctrl-C.
 *
 * @param main Resolves to the exit code.
 */
export async function live(
	main: () => Promise<number>,
	{ codeOfInterrupt = () => 130, describe = messageOf }: Lifetime = {},
): Promise<void> {
	let isStopping = false;

	async function stop(exitCode: number): Promise<void> {
		if (isStopping) return;
		isStopping = true;
		await stopAll();
		process.exit(exitCode);
	}

	async function interrupt(): Promise<void> {
		if (!isStopping) say('\nStopping …');
		await stop(codeOfInterrupt());
	}

	for (const event of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(event, () => void interrupt());
	process.once('disconnect', () => void interrupt());

	try {
		await stop(await main());
	} catch (error) {
		// Interrupted commands fail too; only real failures need a message.
		if (!isStopping) {
			process.stderr.write(`\n${describe(error)}\n`);
			await stop(1);
		}
	}
}

/** The message of a failure. */
export function messageOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}
