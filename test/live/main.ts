import { Interrupt, interrupted } from './interrupt';
import { compare } from './live';
import { readOptions, usage, UsageError, type Options } from './options';
import { openTerminal } from './terminal';

/**
 * Runs `npm run test:live`. Its exit code is 0 if nothing differs, 1 if something does, and 2 if the
 * command is wrong.
 */
export async function main(args: string[], env: NodeJS.ProcessEnv): Promise<void> {
	const terminal = openTerminal();
	const interrupt = new Interrupt((code) => process.exit(code), terminal.say);
	for (const event of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
		process.on(event, () => interrupt.press());
	}
	const options = read(args, env);
	if (options === undefined) {
		terminal.say(usage);
		process.exit(0);
	}
	try {
		const limits = { timeLimit: 0.5, timeout: 30_000 };
		const isWell = await compare({ ...options, ...limits, terminal, interrupt });
		process.exit(interrupt.stop.aborted ? interrupted : isWell ? 0 : 1);
	} catch (error) {
		terminal.progress('');
		process.stderr.write(`${(error as Error).message}\n`);
		process.exit(1);
	}
}

function read(args: string[], env: NodeJS.ProcessEnv): Options | undefined {
	try {
		return readOptions(args, env);
	} catch (error) {
		if (!(error instanceof UsageError)) throw error as Error;
		process.stderr.write(`${error.message}\n\n${usage}\n`);
		process.exit(2);
	}
}
