import type { IncomingHttpHeaders } from 'node:http';

import type { Operation } from './contract.ts';
import { Refusal } from './refusal.ts';

/** The personal access token that may do everything. Not a secret: it opens nothing but a sandbox. */
export const sandboxToken = `sbp_${'0123456789abcdef'.repeat(3).slice(0, 40)}`;

/** A personal access token that may read projects and nothing else. */
export const scopedToken = `sbp_${'fedcba9876543210'.repeat(3).slice(0, 40)}`;

/** Answer to a browser or to an app that has no token yet. */
const open = new Set([
	'v1-authorize-user',
	'v1-oauth-authorize-project-claim',
	'v1-exchange-oauth-token',
	'v1-revoke-token',
]);

type Grant = {
	/** `x-oauth-scope`s of the contract; all of them where absent. */
	scopes?: string[];
	/** Milliseconds since 1970; never where absent. */
	expiresAt?: number;
};

export const bearerOf = ({ authorization = '' }: IncomingHttpHeaders): string =>
	/^Bearer (.+)$/i.exec(authorization)?.[1] ?? '';

/** The tokens that are accepted, and what each may do. */
export class Authorization {
	private readonly grants = new Map<string, Grant>();

	constructor(token: string) {
		this.grants.set(token, {});
		this.grants.set(scopedToken, { scopes: ['projects:read'] });
	}

	grant(token: string, grant: Grant) {
		this.grants.set(token, grant);
	}

	revoke(token: string) {
		this.grants.delete(token);
	}

	check(operation: Operation, headers: IncomingHttpHeaders) {
		if (open.has(operation.operationId)) return;
		const grant = this.grants.get(bearerOf(headers));
		if (!grant || (grant.expiresAt !== undefined && grant.expiresAt <= Date.now())) {
			throw new Refusal(401, 'Unauthorized');
		}
		const needed = operation['x-oauth-scope'];
		if (grant.scopes && (needed === null || !grant.scopes.includes(needed))) {
			const detail = needed === null ? '' : `: it lacks ${needed}`;
			throw new Refusal(403, `The token is not allowed to do this${detail}`);
		}
	}
}
