import type { Facts } from '../../request/facts';
import { readDigests, readMigrations } from './requests';

export const facts: Facts = {
	// The POST needs no key: it runs the SQL each time, with or without one, so it is not repeated.
	// A later migration needs the earlier ones. Its version is the time in seconds, and unique.
	'POST /v1/projects/{ref}/database/migrations': { apart: 1100 },
	'PUT /v1/projects/{ref}/database/migrations': { needsIdempotencyKey: true },

	'migration:applyFiles': { alsoReads: [readMigrations, readDigests] },
};
