import type { OperationKey } from '../../nodes/SupabaseManagement/v1/request/operation';
import { rateLimitsOf } from '../../nodes/SupabaseManagement/v1/request/client/rateLimits';
import { listed } from './markdown';

/** How often an operation may be requested, such as `120 in a minute`. */
export function limitInWords(key: OperationKey): string {
	return listed(
		rateLimitsOf(key).map(({ requests, seconds }) => `${requests} in ${inTime(seconds)}`),
	);
}

function inTime(seconds: number): string {
	if (seconds === 1) return 'a second';
	if (seconds === 60) return 'a minute';
	return seconds % 60 === 0 ? `${seconds / 60} minutes` : `${seconds} seconds`;
}
