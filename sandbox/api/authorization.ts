import type { IncomingHttpHeaders } from 'node:http';

import type { Operation } from './contract.ts';
import { refusalOf } from './refusal.ts';

const token = (digits: string) => `sbp_${digits.repeat(3).slice(0, 40)}`;

/**
 * The personal access token with all permissions. It is not a secret, because it works only with a
 * sandbox.
 */
export const sandboxToken = token('0123456789abcdef');

/** A scoped access token that may only read projects. */
export const scopedToken = token('fedcba9876543210');

/** A scoped access token that may read everything except the values of secrets. */
export const readOnlyToken = token('0f1e2d3c4b5a6978');

/** Operations that need no token: for a browser, or for an app that has none yet. */
const open = new Set([
	'v1-authorize-user',
	'v1-oauth-authorize-project-claim',
	'v1-exchange-oauth-token',
	'v1-revoke-token',
]);

type Grant = {
	/** The `x-oauth-scope`s of the contract that the token has; all if absent. */
	scopes?: string[];
	/** Whether the token has one of the contract’s permissions; always true if absent. */
	has?: (permission: string) => boolean;
	/** Milliseconds since 1970; never expires if absent. */
	expiresAt?: number;
};

const ofProjects = ['projects_read', 'project_admin_read', 'organization_projects_read'];

export const bearerOf = ({ authorization = '' }: IncomingHttpHeaders): string =>
	/^Bearer (.+)$/i.exec(authorization)?.[1] ?? '';

/** The accepted tokens and their permissions. */
export class Authorization {
	private readonly grants = new Map<string, Grant>();

	constructor(fullToken: string) {
		this.grants.set(fullToken, {});
		this.grants.set(scopedToken, { has: (permission) => ofProjects.includes(permission) });
		this.grants.set(readOnlyToken, {
			has: (permission) => permission.endsWith('_read') && !permission.endsWith('_secret_read'),
		});
	}

	grant(granted: string, grant: Grant) {
		this.grants.set(granted, grant);
	}

	revoke(granted: string) {
		this.grants.delete(granted);
	}

	/** Refuses an unknown token. Does not check permissions. */
	checkToken(headers: IncomingHttpHeaders): Grant {
		const bearer = bearerOf(headers);
		const grant = this.grants.get(bearer);
		const isExpired = grant?.expiresAt !== undefined && grant.expiresAt <= Date.now();
		if (grant && !isExpired) return grant;
		throw refusalOf(bearer.split('.').length === 3 ? 'token.unreadable' : 'token.unknown');
	}

	/** Refuses an unknown token, or a token without the permission for the operation. */
	check(operation: Operation, headers: IncomingHttpHeaders): Grant {
		if (open.has(operation.operationId)) return {};
		const grant = this.checkToken(headers);
		const scope = operation['x-oauth-scope'];
		if (grant.scopes && (scope === null || !grant.scopes.includes(scope))) {
			throw refusalOf('permission.missing');
		}
		const choices = operation['x-permissions'] ?? [];
		const isAllowed = choices.some((all) => all.every((one) => grant.has?.(one) ?? true));
		if (grant.has && !isAllowed) needPermissions(grant, choices[0] ?? []);
		return grant;
	}
}

/** Refuses a token that lacks any of the permissions, and names the missing ones. */
export function needPermissions({ has }: Grant, permissions: string[]) {
	const missing = permissions.filter((permission) => has && !has(permission));
	if (!has || (missing.length === 0 && permissions.length > 0)) return;
	throw refusalOf('permission.missing', {}, { missing_permissions: missing });
}
