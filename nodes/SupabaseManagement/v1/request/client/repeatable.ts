import { onlyReads } from '../guard/readingPosts';
import { idempotencyKey } from '../input/idempotency';
import type { OperationKey } from '../operation';

/**
 * Whether a request can safely be sent again if it is unknown whether it was executed: requests
 * that read, replace or remove, and requests with an idempotency key.
 */
export function isRepeatable(key: OperationKey, headers: Record<string, unknown> = {}): boolean {
	return onlyReads(key) || /^(PUT|DELETE) /.test(key) || headers[idempotencyKey] !== undefined;
}
