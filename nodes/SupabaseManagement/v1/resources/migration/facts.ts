import type { Facts } from '../../request/facts';
import { readDigests, readMigrations } from './requests';

export const facts: Facts = {
	'POST /v1/projects/{ref}/database/migrations': { takesIdempotencyKey: true },
	'PUT /v1/projects/{ref}/database/migrations': { takesIdempotencyKey: true },

	'migration:applyFiles': { alsoReads: [readMigrations, readDigests] },
};
