import { createHash } from 'crypto';

import { isReserved } from './secretName';
import type { Secret } from './secrets';

/** The planned change of a secret. */
export type SecretChange = 'create' | 'update' | 'delete' | 'unchanged' | 'unlisted';

export type PlannedSecret = { name: string; change: SecretChange };

/** A secret as Supabase lists it: with a digest instead of its value. */
export type ListedSecret = { name: string; value?: string | null };

/**
 * Compares secrets with the secrets of a project. Supabase returns digests, which are probably the
 * SHA-256 of the value. A secret counts as unchanged only if the digest is equal. Any other secret
 * is set again, which is harmless.
 *
 * @param deleteOthers whether to delete secrets that are not listed
 * @returns the listed secrets in order, then the others
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
