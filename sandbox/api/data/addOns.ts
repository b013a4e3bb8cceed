type Price = { description: string; type: 'fixed' | 'usage'; interval: string; amount: number };

export type Variant = { id: string; name: string; price: Price; meta?: Record<string, unknown> };

export type AddOn = { type: string; name: string; variants: Variant[] };

/**
 * Compute sizes: cores, memory in GB, direct and pooled connections, dollars per hour and per
 * month.
 */
const sizes: Array<[string, string, number, number, number, number, number, number]> = [
	['ci_micro', 'Micro', 2, 1, 60, 200, 0.01344, 10],
	['ci_small', 'Small', 2, 2, 90, 400, 0.0206, 15],
	['ci_medium', 'Medium', 2, 4, 120, 600, 0.0822, 60],
	['ci_large', 'Large', 2, 8, 160, 800, 0.1517, 111],
	['ci_xlarge', 'XL', 4, 16, 240, 1000, 0.2877, 210],
	['ci_2xlarge', '2XL', 8, 32, 380, 1500, 0.562, 410],
	['ci_4xlarge', '4XL', 16, 64, 480, 3000, 1.32, 964],
	['ci_8xlarge', '8XL', 32, 128, 490, 6000, 2.562, 1870],
	['ci_12xlarge', '12XL', 48, 192, 500, 9000, 3.836, 2800],
	['ci_16xlarge', '16XL', 64, 256, 500, 12_000, 5.12, 3738],
];

const computeSizes = sizes.map(([id, name, cores, memory, direct, pooler, hourly, monthly]) => ({
	id,
	name,
	price: {
		description: `$${hourly}/hour (~$${monthly}/month)`,
		type: 'usage' as const,
		interval: 'hourly',
		amount: hourly,
	},
	meta: {
		cpu_cores: cores,
		cpu_dedicated: memory >= 8,
		memory_gb: memory,
		connections_direct: direct,
		connections_pooler: pooler,
		supported_cloud_providers: ['AWS', 'AWS_K8S', 'AWS_NIMBUS'],
	},
}));

const monthly = (amount: number): Price => ({
	description: `$${amount}/month`,
	type: 'fixed',
	interval: 'monthly',
	amount,
});

const hourly = (amount: number, month: number): Price => ({
	description: `$${amount}/hour (~$${month}/month)`,
	type: 'usage',
	interval: 'hourly',
	amount,
});

const one = (type: string, name: string, price: Price): AddOn => ({
	type,
	name,
	variants: [{ id: type === 'custom_domain' ? 'cd_default' : `${type}_default`, name, price }],
});

/** The paid add-ons of a project (recorded: supabase/cli, GET_v1_projects_…_billing_addons). */
export const addOns: AddOn[] = [
	one('custom_domain', 'Custom Domain', monthly(10)),
	{ type: 'compute_instance', name: 'Compute Instance', variants: computeSizes },
	{
		type: 'pitr',
		name: 'Point in Time Recovery',
		variants: [
			{ id: 'pitr_7', name: '7 days', price: hourly(0.137, 100) },
			{ id: 'pitr_14', name: '14 days', price: hourly(0.274, 200) },
			{ id: 'pitr_28', name: '28 days', price: hourly(0.55, 400) },
		],
	},
	one('ipv4', 'Dedicated IPv4 address', hourly(0.0055, 4)),
	one('auth_mfa_phone', 'Advanced Multi-Factor Authentication - Phone', hourly(0.1027, 75)),
	one('log_drain', 'Log Drain', hourly(0.0822, 60)),
];
