import { createInterface } from 'node:readline';

/** Where the user reads what happens, and answers. */
export type Terminal = {
	say: (line: string) => void;
	/** Shows how far it is, in place of what it showed before. */
	progress: (line: string) => void;
	/** @returns the line that the user typed; empty at the end of the input */
	ask: (question: string) => Promise<string>;
};

/** Clears the line, so that the next one begins at its start. */
const clear = '\r\u001b[K';

export function openTerminal(): Terminal {
	const { stdin, stdout } = process;
	const isTerminal = stdout.isTTY === true;
	return {
		say: (line) => stdout.write(`${isTerminal ? clear : ''}${line}\n`),
		progress: (line) => stdout.write(isTerminal ? `${clear}${line}` : `${line}\n`),
		ask: async (question) => {
			stdout.write(question);
			// Without `terminal`, Ctrl-C ends the program, as anywhere else.
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
