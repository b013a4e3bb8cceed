import type { OperationKey } from '../operation';

export type RateLimit = { requests: number; seconds: number };

/** For each operation, project or organization, and user. */
const usual: RateLimit[] = [{ requests: 120, seconds: 60 }];

/** Operations that have limits of their own. */
const others: Partial<Record<OperationKey, RateLimit[]>> = {
	'DELETE /v1/projects/{ref}/custom-hostname': [{ requests: 10, seconds: 60 }],
	'DELETE /v1/projects/{ref}/vanity-subdomain': [{ requests: 10, seconds: 60 }],
	'GET /v1/projects/{ref}/analytics/endpoints/logs': [{ requests: 30, seconds: 60 }],
	'GET /v1/projects/{ref}/analytics/endpoints/usage.api-counts': [{ requests: 30, seconds: 60 }],
	'GET /v1/projects/{ref}/analytics/endpoints/usage.api-requests-count': [
		{ requests: 30, seconds: 60 },
	],
	'GET /v1/projects/{ref}/database/context': [
		{ requests: 10, seconds: 60 },
		{ requests: 1, seconds: 1 },
	],
	'GET /v1/projects/{ref}/vanity-subdomain': [{ requests: 10, seconds: 60 }],
	'POST /v1/projects/{ref}/custom-hostname/initialize': [{ requests: 10, seconds: 60 }],
	'POST /v1/projects/{ref}/custom-hostname/reverify': [{ requests: 10, seconds: 60 }],
	'POST /v1/projects/{ref}/database/migrations': [{ requests: 120, seconds: 180 }],
	'POST /v1/projects/{ref}/vanity-subdomain/activate': [{ requests: 10, seconds: 60 }],
	'POST /v1/projects/{ref}/vanity-subdomain/check-availability': [{ requests: 10, seconds: 60 }],
	'POST /v2/organizations/{slug}/webhooks/deliveries/{id}/retry': [{ requests: 10, seconds: 60 }],
	'POST /v2/organizations/{slug}/webhooks/endpoints/{id}/test': [{ requests: 10, seconds: 60 }],
	'POST /v2/projects/{ref}/webhooks/deliveries/{id}/retry': [{ requests: 10, seconds: 60 }],
	'POST /v2/projects/{ref}/webhooks/endpoints/{id}/test': [{ requests: 10, seconds: 60 }],
};

/**
 * The limits that Supabase states for an operation.
 *
 * Source: the rate limits page of the Management API’s reference, and the operations’ own
 * descriptions; in the contract as `x-rate-limit`.
 */
export function rateLimitsOf(key: OperationKey): RateLimit[] {
	return others[key] ?? usual;
}
