import { createHash } from 'crypto';

import { isReserved } from './secretName';
import type { Secret } from './secrets';

/** What becomes of a secret. */
export type SecretChange = 'create' | 'update' | 'delete' | 'unchanged' | 'unlisted';

export type PlannedSecret = { name: string; change: SecretChange };

/** A secret as Supabase lists it: with a digest instead of its value. */
export type ListedSecret = { name: string; value?: string | null };

/**
 * Compares secrets with those that a project has. Supabase returns digests, which are probably SHA-256
 * of the value: only where the digest is exactly that, a secret counts as unchanged. Any other is set
 * again, which is harmless.
 *
 * @param deleteOthers whether to delete what is not among the wanted ones
 * @returns the wanted ones in their order, then the others
 */
export function planSecrets(
	wanted: Secret[],
	existing: ListedSecret[],
	deleteOthers: boolean,
): PlannedSecret[] {
	const digests = new Map(existing.map(({ name, value }) => [name, value]));
	const names = new Set(wanted.map(({ name }) => name));
	return [
		...wanted.map(({ name, value }): PlannedSecret => {
			if (!digests.has(name)) return { name, change: 'create' };
			const isSame = digests.get(name)?.toLowerCase() === digestOf(value);
			return { name, change: isSame ? 'unchanged' : 'update' };
		}),
		...existing
			.filter(({ name }) => !names.has(name) && !isReserved(name))
			.map(({ name }): PlannedSecret => ({ name, change: deleteOthers ? 'delete' : 'unlisted' })),
	];
}

function digestOf(value: string): string {
	return createHash('sha256').update(value).digest('hex');
}
