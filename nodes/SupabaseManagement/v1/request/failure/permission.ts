import type { OperationKey } from '../operation';
import { contract } from '../contract';

/** @returns a sentence that names the permission and the OAuth scope of an operation */
export function permissionFor(key: OperationKey): string {
	const { permissions = [], permissionNote, scope } = contract[key] ?? {};
	const choices = permissions.map((all) => all.join(' and ')).filter(Boolean);
	const parts = [
		...(choices.length > 0 ? [`an access token with ${choices.join(', or ')}`] : []),
		...(scope === undefined ? [] : [`an OAuth app with ${scope}`]),
	];
	const needs =
		parts.length === 0
			? 'Give the access token, or the OAuth app, the permission for this operation.'
			: `This operation needs ${parts.join(', or ')}.`;
	return `${[needs, permissionNote].filter(Boolean).join(' ')} `;
}

/**
 * @returns a sentence that names the plans which include an operation, or nothing if they are
 *   unknown
 */
export function plansFor(key: OperationKey): string {
	const { plans } = contract[key] ?? {};
	return plans === undefined ? '' : `These plans include it: ${plans.join(', ')}. `;
}
