import { contract } from '../contract';
import type { RateLimit } from '../contractFacts';
import type { OperationKey } from '../operation';

/** For each operation, project or organization, and user. */
const usual: RateLimit[] = [{ requests: 120, seconds: 60 }];

/**
 * The limits that Supabase states for an operation.
 *
 * Source: the rate limits page of the Management API’s reference, and the operations’ own
 * descriptions; in the contract as `x-rate-limit`.
 */
export function rateLimitsOf(key: OperationKey): RateLimit[] {
	return contract[key]?.rateLimits ?? usual;
}
