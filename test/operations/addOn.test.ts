import { searchAddOns } from '../../nodes/SupabaseManagement/v1/lists';
import { answerWith, stopAnswering } from '../harness/api';
import { searchList } from '../harness/editor';
import { runNode } from '../harness/engine';
import { forbidden, testOperation } from '../harness/testOperation';

const projectRef = 'abcdefghijklmnopqrst';
const path = `/v1/projects/${projectRef}/billing/addons`;

const price = (amount: number, interval: string, description: string) => ({
	description,
	type: 'fixed',
	interval,
	amount,
});
const micro = {
	id: 'ci_micro',
	name: 'Micro',
	price: price(0.01344, 'hourly', '$0.01344/hour (~$10/month)'),
	meta: { cpu_cores: 2, memory_gb: 1 },
};
const small = {
	id: 'ci_small',
	name: 'Small',
	price: price(0.0206, 'hourly', '$0.0206/hour (~$15/month)'),
	meta: { cpu_cores: 2, memory_gb: 2 },
};
const ipv4 = { id: 'ipv4_default', name: 'IPv4 address', price: price(4, 'monthly', '$4/month') };
const phone = {
	id: 'auth_mfa_phone_default',
	name: 'MFA with phone',
	price: price(75, 'monthly', '$75/month'),
};
const oldPitr = { id: 'pitr_14', name: '14 days', price: price(200, 'monthly', '$200/month') };

const addOns = {
	selected_addons: [
		{ type: 'compute_instance', variant: small },
		{ type: 'pitr', variant: oldPitr },
	],
	available_addons: [
		{ type: 'compute_instance', name: 'Compute', variants: [micro, small] },
		{ type: 'ipv4', name: 'IPv4', variants: [ipv4] },
		{ type: 'auth_mfa_phone', name: 'Advanced MFA', variants: [phone] },
	],
};

testOperation('addOn', 'apply', {
	full: {
		parameters: { projectRef, addonVariant: 'ci_small' },
		request: {
			method: 'PATCH',
			path,
			body: { addon_variant: 'ci_small', addon_type: 'compute_instance' },
		},
	},
	answer: {
		status: 200,
		items: [{ success: true, ref: projectRef, addon_variant: 'ci_small' }],
	},
	refused: { status: 402, message: 'Add-ons are not available on the free plan' },
});

testOperation('addOn', 'getMany', {
	full: {
		parameters: { projectRef, returnAll: true },
		request: { method: 'GET', path },
	},
	answer: {
		status: 200,
		body: addOns,
		items: [
			{
				addon_variant: 'ci_micro',
				name: 'Micro',
				addon_type: 'compute_instance',
				addon_name: 'Compute',
				selected: false,
				price: '$0.01344/hour (~$10/month)',
				price_amount: 0.01344,
				price_interval: 'hourly',
				price_type: 'fixed',
				meta: { cpu_cores: 2, memory_gb: 1 },
			},
			{
				addon_variant: 'ci_small',
				name: 'Small',
				addon_type: 'compute_instance',
				addon_name: 'Compute',
				selected: true,
				price: '$0.0206/hour (~$15/month)',
				price_amount: 0.0206,
				price_interval: 'hourly',
				price_type: 'fixed',
				meta: { cpu_cores: 2, memory_gb: 2 },
			},
			{
				addon_variant: 'ipv4_default',
				name: 'IPv4 address',
				addon_type: 'ipv4',
				addon_name: 'IPv4',
				selected: false,
				price: '$4/month',
				price_amount: 4,
				price_interval: 'monthly',
				price_type: 'fixed',
			},
			{
				addon_variant: 'auth_mfa_phone_default',
				name: 'MFA with phone',
				addon_type: 'auth_mfa_phone',
				addon_name: 'Advanced MFA',
				selected: false,
				price: '$75/month',
				price_amount: 75,
				price_interval: 'monthly',
				price_type: 'fixed',
			},
			{
				addon_variant: 'pitr_14',
				name: '14 days',
				addon_type: 'pitr',
				addon_name: 'pitr',
				selected: true,
				price: '$200/month',
				price_amount: 200,
				price_interval: 'monthly',
				price_type: 'fixed',
			},
		],
	},
	refused: { ...forbidden, description: /infra_add_ons_read/ },
});

testOperation('addOn', 'remove', {
	full: {
		parameters: { projectRef, addonVariant: 'pitr_7' },
		request: { method: 'DELETE', path: `${path}/pitr_7` },
	},
	answer: {
		status: 200,
		items: [{ deleted: true, ref: projectRef, addon_variant: 'pitr_7' }],
	},
	refused: { status: 404, message: 'Add-on not found' },
});

describe('add-ons', () => {
	afterEach(stopAnswering);

	it.each([
		['ci_48xlarge_high_memory', 'compute_instance'],
		['cd_default', 'custom_domain'],
		['pitr_28', 'pitr'],
		['ipv4_default', 'ipv4'],
		['auth_mfa_web_authn_default', 'auth_mfa_web_authn'],
		['log_drain_default', 'log_drain'],
	])('knows which add-on %s is a variant of', async (addonVariant, type) => {
		const requests = answerWith({ status: 200 });
		await runNode({
			parameters: { resource: 'addOn', operation: 'apply', projectRef, addonVariant },
		});
		expect(requests[0]!.body).toEqual({ addon_variant: addonVariant, addon_type: type });
	});

	it.each([
		['={{ "" }}', 'Add-On is empty'],
		['Small', 'Add-On is not valid: Small'],
	])('refuses %s before anything is sent', async (addonVariant, message) => {
		const requests = answerWith({ status: 200 });
		const { error } = await runNode({
			parameters: { resource: 'addOn', operation: 'apply', projectRef, addonVariant },
		});
		expect(requests).toEqual([]);
		expect(error?.message).toBe(message);
		expect(error?.description).toMatch(/Nothing was sent to Supabase\.$/);
	});

	it.each([
		[
			'apply',
			[
				'Compute: Micro ($0.01344/hour (~$10/month))',
				'Compute: Small ($0.0206/hour (~$15/month), in use)',
				'IPv4: IPv4 address ($4/month)',
				'pitr: 14 days ($200/month, in use)',
			],
		],
		['remove', ['Compute: Small ($0.0206/hour (~$15/month))', 'pitr: 14 days ($200/month)']],
	])('to %s, the list shows their prices', async (operation, names) => {
		answerWith({ status: 200, body: addOns });
		const { results } = await searchList(searchAddOns, {
			resource: 'addOn',
			operation,
			projectRef: { __rl: true, mode: 'id', value: projectRef },
		});
		expect(results.map(({ name }) => name)).toEqual(names);
	});
});
