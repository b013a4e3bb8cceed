import { onlyReads } from '../guard/readingPosts';
import { idempotencyKey } from '../input/idempotency';
import type { OperationKey } from '../operation';

/**
 * Whether an operation may be sent again without harm when it is not known whether it was done:
 * reading always, what replaces or removes a thing too, and what carries an idempotency key.
 */
export function isRepeatable(key: OperationKey, headers: Record<string, unknown> = {}): boolean {
	return onlyReads(key) || /^(PUT|DELETE) /.test(key) || headers[idempotencyKey] !== undefined;
}
