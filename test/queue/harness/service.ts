import { type CommandOptions, launch } from '../../../sandbox/processes.ts';
import { until } from './until.ts';

/**
 * Starts a server program, and waits until it is ready.
 *
 * @throws Error with its output, if it ends instead
 */
export async function startService(
	[command, ...args]: string[],
	isReady: () => Promise<boolean>,
	options: CommandOptions = {},
): Promise<void> {
	const child = launch(command!, args, options);
	let output = '';
	const keepTheEnd = (text: Buffer) => (output = (output + text.toString()).slice(-4000));
	child.stdout?.on('data', keepTheEnd);
	child.stderr?.on('data', keepTheEnd);
	const isReadyOrOver = async () => child.exitCode !== null || (await isReady());
	await until(isReadyOrOver, Boolean, `${command} does not answer`);
	if (child.exitCode !== null) throw new Error(`${command} has ended:\n\n${output}`);
}
