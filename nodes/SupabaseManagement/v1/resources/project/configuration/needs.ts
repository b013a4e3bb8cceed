import { NodeApiError, type IDataObject } from 'n8n-workflow';

import { list, optional, record, text, yesOrNo } from '../../../request/answer/shape';
import type { Client } from '../../../request/client/client';
import { readProject } from '../../../request/wait/readProject';
import type { Planned } from './plan';
import type { ServiceName } from './services';

/**
 * Settings that a plan may not include, or that an add-on must be paid for. `feature` is a key of
 * `GET /v1/organizations/{slug}/entitlements`, with the element of its set, or with a limit for numbers.
 * Sources: the keys in the contract, and where Supabase’s dashboard asks for them; the add-ons are those
 * whose price Supabase’s CLI 3.1 shows before it pushes.
 */
type Need = {
	service: ServiceName;
	setting: RegExp;
	addOn?: string;
	feature?: string;
	element?: (setting: string) => string;
	isLimit?: true;
};

const needs: readonly Need[] = [
	{
		service: 'auth',
		setting: /^mfa_phone_(enroll|verify)_enabled$/,
		feature: 'auth.mfa_phone',
		addOn: 'auth_mfa_phone',
	},
	{
		service: 'auth',
		setting: /^mfa_web_authn_(enroll|verify)_enabled$/,
		feature: 'auth.mfa_web_authn',
		addOn: 'auth_mfa_web_authn',
	},
	{
		service: 'auth',
		setting: /^hook_\w+_enabled$/,
		feature: 'auth.hooks',
		element: (setting) => setting.replace(/_enabled$/, '').toUpperCase(),
	},
	{
		service: 'auth',
		setting: /^(api_max_request_duration|db_max_pool_size(_unit)?)$/,
		feature: 'auth.performance_settings',
	},
	{ service: 'auth', setting: /^password_hibp_enabled$/, feature: 'auth.password_hibp' },
	{ service: 'auth', setting: /^saml_enabled$/, feature: 'auth.saml_2' },
	{
		service: 'auth',
		setting: /^sessions_(inactivity_timeout|single_per_user|tags|timebox)$/,
		feature: 'auth.user_sessions',
	},
	{ service: 'realtime', setting: /^max_/, isLimit: true },
	{
		service: 'storage',
		setting: /^features\.iceberg_catalog\.enabled$/,
		feature: 'storage.iceberg_catalog',
	},
	{
		service: 'storage',
		setting: /^features\.image_transformation\.enabled$/,
		feature: 'storage.image_transformations',
	},
	{
		service: 'storage',
		setting: /^features\.purge_cache\.enabled$/,
		feature: 'storage.purge_cache',
	},
	{
		service: 'storage',
		setting: /^features\.vector_buckets\.enabled$/,
		feature: 'storage.vector_buckets',
	},
	{
		service: 'storage',
		setting: /^file_size_limit$/,
		feature: 'storage.max_file_size.configurable',
	},
	{
		service: 'storage',
		setting: /^file_size_limit$/,
		feature: 'storage.max_file_size',
		isLimit: true,
	},
];

type Entitlement = { feature: IDataObject; hasAccess: boolean; config?: IDataObject | null };

const entitlements = record<{ entitlements: Entitlement[] }>({
	entitlements: list(
		record({ feature: record({ key: text }), hasAccess: yesOrNo, config: optional(record({})) }),
	),
});

const addOns = record<{ selected_addons: Array<{ type: string }> }>({
	selected_addons: list(record({ type: text })),
});

/** A change, and what the project lacks for it. */
export type Lacking = Planned & { lacks: string };

/**
 * Finds the changes that need a plan or an add-on which the project does not have. What an organization’s
 * plan includes may not be readable; then Supabase itself refuses what is not included. It would not
 * refuse an add-on, but charge for it: one that cannot be looked up counts as missing.
 *
 * @param changes what is going to be written
 * @param isNetworkAllowed whether the plan includes network restrictions, as the configuration says
 */
export async function lackingFor(
	client: Client,
	ref: string,
	changes: Planned[],
	isNetworkAllowed: boolean,
): Promise<Lacking[]> {
	const needed = changes.flatMap((change) => {
		const found = needs.filter(
			({ service, setting }) => service === change.service && setting.test(change.setting!),
		);
		return found.length > 0 && turnsOn(change.there) ? [{ change, needs: found }] : [];
	});
	const all = needed.flatMap((each) => each.needs);
	const owned = all.some(({ addOn }) => addOn !== undefined)
		? await selectedAddOns(client, ref)
		: [];
	const included = all.length > 0 ? await entitlementsOf(client, ref) : [];
	const lacking = needed.flatMap(({ change, needs: found }): Lacking[] => {
		const lacks = found
			.flatMap((need) => [lackedFeature(need, change, included), lackedAddOn(need, owned)])
			.find((each) => each !== undefined);
		return lacks === undefined ? [] : [{ ...change, lacks }];
	});
	const restricted = isNetworkAllowed ? [] : changes.filter(({ service }) => service === 'network');
	return [
		...lacking,
		...restricted.map((change) => ({ ...change, lacks: 'a plan with network restrictions' })),
	];
}

/** Turning something off, or resetting it, needs nothing. */
function turnsOn(value: unknown): boolean {
	return ![false, null, undefined, '', 0, 'false'].includes(value as null);
}

function lackedFeature(
	{ feature, element, isLimit }: Need,
	{ service, setting, there }: Planned,
	included: Entitlement[],
): string | undefined {
	const key = feature ?? `${service}.${setting}`;
	const found = included.find((each) => each.feature.key === key);
	if (found === undefined) return undefined;
	const { value, unlimited, set } = found.config ?? {};
	if (isLimit && found.hasAccess) {
		const isAbove = unlimited !== true && typeof value === 'number' && Number(there) > value;
		return isAbove ? `a plan that allows more than ${value} (${key})` : undefined;
	}
	const isExcluded =
		element !== undefined && Array.isArray(set) && !(set as unknown[]).includes(element(setting!));
	return found.hasAccess && !isExcluded ? undefined : `a plan with ${key}`;
}

function lackedAddOn({ addOn }: Need, owned: string[]): string | undefined {
	if (addOn === undefined || owned.includes(addOn)) return undefined;
	return `the add-on ${addOn}, which costs extra (to accept the cost, turn the setting on yourself)`;
}

async function selectedAddOns(client: Client, ref: string): Promise<string[]> {
	const key = 'GET /v1/projects/{ref}/billing/addons';
	try {
		const { selected_addons } = await client.read(key, addOns, { values: { ref } });
		return selected_addons.map(({ type }) => type);
	} catch (error) {
		if (error instanceof NodeApiError) return [];
		throw error as Error;
	}
}

async function entitlementsOf(client: Client, ref: string): Promise<Entitlement[]> {
	try {
		const { organization_slug: slug } = await readProject(client, ref);
		// A branch does not say whose it is.
		if (typeof slug !== 'string') return [];
		const key = 'GET /v1/organizations/{slug}/entitlements';
		return (await client.read(key, entitlements, { values: { slug } })).entitlements;
	} catch (error) {
		if (error instanceof NodeApiError) return [];
		throw error as Error;
	}
}
