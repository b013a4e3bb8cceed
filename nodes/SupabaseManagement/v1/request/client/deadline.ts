/** Something took longer than it may. */
export class OutOfTime extends Error {
	readonly code = 'ETIMEDOUT';
}

/** The longest time a timer takes, in milliseconds. */
const longestTimer = 2 ** 31 - 1;

/** How long something may take, by a clock that nobody can set, and whether it was cancelled. */
export class Deadline {
	private startedAt: number | undefined;

	private readonly milliseconds: number;

	/** Of n8n, which cancels the execution; the editor’s lists and polls have none. */
	readonly cancelled: AbortSignal | undefined;

	/** Whether nothing is sent twice, so that the time is that of one try. */
	readonly isOneTry: boolean;

	/**
	 * @param milliseconds from `start` on; 0 means one try
	 * @param cancelled aborted when n8n cancels the execution
	 * @param longestTry how long one try may take, in milliseconds
	 */
	constructor(milliseconds: number, cancelled?: AbortSignal, longestTry = 0) {
		this.isOneTry = milliseconds === 0;
		this.milliseconds = this.isOneTry ? longestTry : milliseconds;
		this.cancelled = cancelled;
	}

	/** Starts the clock. Starting again changes nothing. */
	start(): this {
		this.startedAt ??= performance.now();
		return this;
	}

	/** @returns in milliseconds; Infinity before the start, 0 when it is over */
	left(): number {
		if (this.startedAt === undefined) return Infinity;
		return Math.max(0, this.startedAt + this.milliseconds - performance.now());
	}

	/** @returns in milliseconds since the start */
	elapsed(): number {
		return this.startedAt === undefined ? 0 : performance.now() - this.startedAt;
	}

	/** @returns aborted when the time is over, or n8n cancels the execution */
	signal(): AbortSignal {
		const timer = AbortSignal.timeout(Math.ceil(Math.min(this.left(), longestTimer)));
		return this.cancelled === undefined ? timer : AbortSignal.any([timer, this.cancelled]);
	}

	/**
	 * Waits for something no longer than there is time left, and than `longest` milliseconds.
	 *
	 * @param begin gets a signal that ends what it began
	 * @throws OutOfTime, or the reason of the cancellation
	 */
	async within<T>(longest: number, begin: (signal: AbortSignal) => Promise<T>): Promise<T> {
		this.cancelled?.throwIfAborted();
		const time = Math.min(longest, this.left(), longestTimer);
		const timer = AbortSignal.timeout(Math.ceil(time));
		let stop = () => {};
		const stopped = new Promise<never>((_resolve, reject) => {
			stop = () =>
				reject(this.cancelled?.aborted ? (this.cancelled.reason as Error) : new OutOfTime());
		});
		const signals = [timer, ...(this.cancelled === undefined ? [] : [this.cancelled])];
		for (const signal of signals) signal.addEventListener('abort', stop, { once: true });
		try {
			return await Promise.race([begin(timer), stopped]);
		} finally {
			for (const signal of signals) signal.removeEventListener('abort', stop);
		}
	}
}
