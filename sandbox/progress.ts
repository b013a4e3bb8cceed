/** Writes a line to the terminal. */
export function say(line = ''): void {
	process.stdout.write(`${line}\n`);
}

/** Prints a step, runs it, and prints how long it took. */
export async function step<Result>(title: string, work: () => Promise<Result>): Promise<Result> {
	const start = performance.now();
	const live = process.stdout.isTTY;
	process.stdout.write(live ? `${title} …` : '');
	try {
		const result = await work();
		const seconds = ((performance.now() - start) / 1000).toFixed(1);
		say(`${live ? '\r' : ''}${title}: done in ${seconds} s`);
		return result;
	} catch (error) {
		say(live ? '' : `${title}: failed`);
		throw error;
	}
}
