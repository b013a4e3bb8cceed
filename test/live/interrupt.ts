/** A shell’s exit code for a program that its user ended. */
export const interrupted = 130;

/**
 * Signals closer together than this, in milliseconds, count as one, because npm forwards the
 * terminal’s signal.
 */
const oneKey = 1000;

/**
 * Handles Ctrl-C: it ends the program immediately, but first undoes changes if there are any.
 * Pressed again, it ends the program without undoing them.
 */
export class Interrupt {
	/** Whether there may be changes to undo. */
	isWriting = false;

	private pressedAt = -Infinity;

	private readonly controller = new AbortController();

	private readonly exit: (code: number) => void;

	private readonly say: (line: string) => void;

	constructor(exit: (code: number) => void, say: (line: string) => void) {
		this.exit = exit;
		this.say = say;
	}

	/** Aborted when nothing new should start. */
	get stop(): AbortSignal {
		return this.controller.signal;
	}

	/** @param now From `performance.now()`. */
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
