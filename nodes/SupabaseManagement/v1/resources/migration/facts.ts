import type { Facts } from '../../request/facts';

export const facts: Facts = {
	'POST /v1/projects/{ref}/database/migrations': { takesIdempotencyKey: true },
	'PUT /v1/projects/{ref}/database/migrations': { takesIdempotencyKey: true },
};
