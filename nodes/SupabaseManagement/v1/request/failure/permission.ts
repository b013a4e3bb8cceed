import type { OperationKey } from '../operation';
import { facts } from '../facts';

/** Permissions that depend on what is asked, besides those that an operation always needs. */
const besides: Partial<Record<OperationKey, string>> = {
	'GET /v1/branches/{branch_id_or_ref}': 'The main branch needs branching_production_read instead.',
	'PATCH /v1/branches/{branch_id_or_ref}':
		'The main branch needs branching_production_write instead.',
	'DELETE /v1/branches/{branch_id_or_ref}':
		'The main branch needs branching_production_delete instead.',
	'GET /v1/profile':
		'It works with tokens for a whole user only, not with those for a project or an organization.',
	'GET /v1/projects/{ref}/api-keys':
		'To reveal keys, it needs api_gateway_keys_secret_read as well.',
	'GET /v1/projects/{ref}/api-keys/{id}':
		'To reveal a key, it needs api_gateway_keys_secret_read as well.',
	'POST /v1/projects/{ref}/branches':
		'To copy the data, it needs branching_production_create as well.',
	'POST /v1/projects/{ref}/database/query': 'To change data, it needs database_write as well.',
};

/** @returns a sentence that names the permission and the OAuth scope of an operation */
export function permissionFor(key: OperationKey): string {
	const { permissions = [], scope } = facts[key] ?? {};
	const choices = permissions.map((all) => all.join(' and ')).filter(Boolean);
	const parts = [
		...(choices.length > 0 ? [`an access token with ${choices.join(', or ')}`] : []),
		...(scope === undefined ? [] : [`an OAuth app with ${scope}`]),
	];
	const needs =
		parts.length === 0
			? 'Give the access token, or the OAuth app, the permission for this operation.'
			: `This operation needs ${parts.join(', or ')}.`;
	return `${[needs, besides[key]].filter(Boolean).join(' ')} `;
}

/** @returns a sentence that names the plans which include an operation, or nothing if not known */
export function plansFor(key: OperationKey): string {
	const { plans } = facts[key] ?? {};
	return plans === undefined ? '' : `It is part of these plans: ${plans.join(', ')}. `;
}
