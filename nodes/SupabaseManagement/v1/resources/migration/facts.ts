import type { Facts } from '../../request/facts';
import { readDigests, readMigrations } from './requests';

export const facts: Facts = {
	// Later migrations depend on earlier ones. The version is the time in seconds, and must be unique.
	'POST /v1/projects/{ref}/database/migrations': { pauseBetweenItems: 1100 },
	// With a key or without, a repeated POST would run its SQL again, so only the PUT gets a key.
	'PUT /v1/projects/{ref}/database/migrations': { needsIdempotencyKey: true },

	'migration:applyFiles': { alsoReads: [readMigrations, readDigests] },
};
