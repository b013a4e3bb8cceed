import type { Operation } from './contract.ts';
import { type Refusal, refusalOf } from './refusal.ts';
import type { Organization } from './world.ts';

/** Features that a plan may lack, by path, with their names in `GET …/entitlements`. */
const features: Array<[RegExp, string]> = [
	[/\/log-drains/, 'log_drains'],
	[/\/private-link\//, 'security.private_link'],
	[/\/invitations/, 'api.members.invitations'],
	[/\/roles/, 'api.members.roles'],
];

/** @returns the API’s response for a feature that the organization’s plan does not include */
export function planRefusal({ slug }: Organization, feature: string): Refusal {
	const upgrade_url = `https://supabase.com/dashboard/org/${slug}/billing`;
	return refusalOf(
		'plan.entitlement',
		{},
		{ error: { code: 'entitlement_required', feature, upgrade_url } },
	);
}

/** Refuses an operation that the contract allows only on other plans. */
export function checkPlan(organization: Organization, operation: Operation) {
	const allowed = operation['x-allowed-plans']?.map((name) => name.toLowerCase());
	if (!allowed || allowed.includes(organization.plan)) return;
	const [, feature = ''] = features.find(([path]) => path.test(operation.path)) ?? [];
	throw planRefusal(organization, feature);
}
