import { rateLimitsOf } from '../../nodes/SupabaseManagement/v1/request/client/rateLimits';
import type { OperationKey } from '../../nodes/SupabaseManagement/v1/request/operation';
import { contract } from '../harness/contract';

it('knows the limits in the contract', () => {
	for (const [key, { definition }] of contract) {
		const stated = (definition['x-rate-limit'] ?? [{ requests: 120, seconds: 60 }]) as Array<{
			requests: number;
			seconds: number;
		}>;
		const known = rateLimitsOf(key as OperationKey);
		expect([key, known]).toEqual([
			key,
			stated.map(({ requests, seconds }) => ({ requests, seconds })),
		]);
	}
});
