import { onlyReads } from '../../nodes/SupabaseManagement/v1/request/guard/readingPosts';
import { signInAddress } from '../../nodes/SupabaseManagement/v1/request/guard/signIn';
import type { OperationKey } from '../../nodes/SupabaseManagement/v1/request/operation';
import { facts } from '../../nodes/SupabaseManagement/v1/resources/facts';
import { operations, type Operation } from '../harness/operations';

/** Every operation that sends requests, but changes nothing, whatever its fields are. */
export const reads: Operation[] = operations.filter(({ resource, operation, key }) => {
	const isSent = signInAddress(key as OperationKey, 'https://api.supabase.com') === undefined;
	const alsoWrites = facts[`${resource}:${operation}`]?.alsoWrites !== undefined;
	return onlyReads(key as OperationKey) && isSent && !alsoWrites;
});
