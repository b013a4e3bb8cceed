import { sleep } from 'n8n-workflow';

/**
 * n8n’s sleep cannot be interrupted, so a long one is divided into parts of this many milliseconds.
 */
const longestSleep = 1000;

/**
 * Waits, and stops waiting as soon as the execution is cancelled.
 *
 * @throws the reason of the cancellation
 */
export async function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
	signal?.throwIfAborted();
	if (!(milliseconds > 0)) return;
	let stop = () => {};
	const cancelled = new Promise<never>((_resolve, reject) => {
		stop = () => reject(signal!.reason as Error);
		signal?.addEventListener('abort', stop, { once: true });
	});
	try {
		for (let left = milliseconds; left > 0; left -= longestSleep) {
			await Promise.race([sleep(Math.min(left, longestSleep)), cancelled]);
		}
	} finally {
		signal?.removeEventListener('abort', stop);
	}
}
