import { onlyReads } from '../guard/readingPosts';
import type { OperationKey } from '../operation';

/**
 * Whether a request can safely be sent again if it is unknown whether it was executed: requests
 * that read, replace or remove.
 */
export function isRepeatable(key: OperationKey): boolean {
	return onlyReads(key) || /^(PUT|DELETE) /.test(key);
}
