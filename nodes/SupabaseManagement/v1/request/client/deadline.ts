/** The time limit is over. */
export class OutOfTime extends Error {
	readonly code = 'ETIMEDOUT';
}

/** The longest delay that a timer accepts, in milliseconds. */
const longestTimer = 2 ** 31 - 1;

/** A time limit, measured by a monotonic clock, with cancellation. */
export class Deadline {
	private startedAt: number | undefined;

	private readonly milliseconds: number;

	/** n8n’s signal, which cancels the execution. The editor’s lists and polls have none. */
	readonly cancelled: AbortSignal | undefined;

	/** Whether to send only once, so that the limit is that of one try. */
	readonly isOneTry: boolean;

	/**
	 * @param milliseconds from `start` on; 0 means one try
	 * @param cancelled is aborted when n8n cancels the execution
	 * @param longestTry time limit of one try, in milliseconds
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

	/** @returns the time left in milliseconds; Infinity before the start, 0 at the end */
	left(): number {
		if (this.startedAt === undefined) return Infinity;
		return Math.max(0, this.startedAt + this.milliseconds - performance.now());
	}

	/** @returns in milliseconds since the start */
	elapsed(): number {
		return this.startedAt === undefined ? 0 : performance.now() - this.startedAt;
	}

	/** @returns a signal that is aborted when the time is over, or when n8n cancels the execution */
	signal(): AbortSignal {
		const timer = AbortSignal.timeout(Math.ceil(Math.min(this.left(), longestTimer)));
		return this.cancelled === undefined ? timer : AbortSignal.any([timer, this.cancelled]);
	}

	/**
	 * Waits until a promise settles, the time limit is over, or `longest` milliseconds have passed.
	 *
	 * @param begin starts the work, and gets a signal that must end it
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
		for (const signal of signals) signal.addEventListener('abort', stop);
		try {
			return await Promise.race([begin(timer), stopped]);
		} finally {
			for (const signal of signals) signal.removeEventListener('abort', stop);
		}
	}
}
