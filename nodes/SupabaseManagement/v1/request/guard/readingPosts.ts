import type { OperationKey } from '../operation';

/** Operations that only read although their method is POST. A read-only credential may run them. */
export const readingPosts: ReadonlySet<OperationKey> = new Set<OperationKey>([
	'POST /v1/projects/{ref}/database/jit',
	'POST /v1/projects/{ref}/database/query/read-only',
	'POST /v1/projects/{ref}/network-bans/retrieve',
	'POST /v1/projects/{ref}/network-bans/retrieve/enriched',
	'POST /v1/projects/{ref}/vanity-subdomain/check-availability',
	'POST /v2/projects/{ref}/advisors/run',
	'POST /v2/projects/{ref}/backups/download',
	'POST /v2/projects/{ref}/transfers/previews',
]);

/** Whether an operation changes nothing in Supabase. */
export function onlyReads(key: OperationKey): boolean {
	return key.startsWith('GET ') || key.startsWith('HEAD ') || readingPosts.has(key);
}
