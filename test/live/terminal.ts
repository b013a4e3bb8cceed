import { createInterface } from 'node:readline';

/** The terminal, where the user follows the progress and answers questions. */
export type Terminal = {
	say: (line: string) => void;
	/** Shows the progress, replacing what was shown before. */
	progress: (line: string) => void;
	/** @returns the line that the user typed; empty at the end of the input */
	ask: (question: string) => Promise<string>;
};

/** Clears the line. */
const clear = '\r\u001b[K';

export function openTerminal(): Terminal {
	const { stdin, stdout } = process;
	const isTerminal = stdout.isTTY === true;
	return {
		say: (line) => stdout.write(`${isTerminal ? clear : ''}${line}\n`),
		progress: (line) => stdout.write(isTerminal ? `${clear}${line}` : `${line}\n`),
		ask: async (question) => {
			stdout.write(question);
			// Without `terminal`, Ctrl-C ends the program as usual.
			const lines = createInterface({ input: stdin, terminal: false });
			const answer = await new Promise<string>((resolve) => {
				lines.once('line', resolve);
				lines.once('close', () => resolve(''));
			});
			lines.close();
			return answer.trim();
		},
	};
}
