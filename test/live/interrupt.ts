/** The exit code of a program that its user ended, as a shell has it. */
export const interrupted = 130;

/** Signals closer together than this, in milliseconds, are one: npm passes on what the terminal sent. */
const oneKey = 1000;

/**
 * What Ctrl-C does: it ends the program immediately, but while there is something to undo, that is undone
 * first. Pressed again, it ends the program without.
 */
export class Interrupt {
	/** Whether there may be something to undo. */
	isWriting = false;

	private pressedAt = -Infinity;

	private readonly controller = new AbortController();

	private readonly exit: (code: number) => void;

	private readonly say: (line: string) => void;

	constructor(exit: (code: number) => void, say: (line: string) => void) {
		this.exit = exit;
		this.say = say;
	}

	/** Aborted when nothing more must be begun. */
	get stop(): AbortSignal {
		return this.controller.signal;
	}

	/** @param now by `performance.now()` */
	press(now = performance.now()): void {
		const isOtherKey = now - this.pressedAt >= oneKey;
		this.pressedAt = now;
		if (this.isWriting && this.stop.aborted && !isOtherKey) return;
		if (!this.isWriting || this.stop.aborted) {
			this.exit(interrupted);
			return;
		}
		this.controller.abort();
		this.say('Undoing what was done. Press Ctrl-C again to end without that.');
	}
}
