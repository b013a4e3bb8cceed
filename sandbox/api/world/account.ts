import { performanceLints, securityLints } from '../data/advisors.ts';
import { sourceOf } from '../data/beginnings.ts';
import { regionGroups, regions } from '../data/regions.ts';
import type { Call, Handlers } from '../handler.ts';
import * as random from '../random.ts';

/* Data that an account can read, but not change. */

const hour = 3_600_000;

/** The date of all data, so that nothing depends on the clock. */
const now = Date.UTC(2026, 0, 31, 12);

const specific = Object.entries(regions).map(([code, name]) => ({
	name,
	code,
	type: 'specific',
	provider: 'AWS',
}));

const smartGroups = Object.entries(regionGroups).map(([code, name]) => ({
	name,
	code,
	type: 'smartGroup',
}));

/** The number of requests increases from night to noon. */
const requestsAt = (source: random.Random, at: number, busy: number) =>
	Math.round((random.integer(source, 60, 140) / 100) * busy * (1 + ((at / hour) % 12)));

const buckets = ['avatars', 'product-images', 'invoices'];

function bucketsOf(call: Call) {
	const source = sourceOf(call, 'buckets');
	return buckets.map((name) => ({
		id: name,
		name,
		owner: random.uuid(source),
		created_at: random.date(source),
		updated_at: random.date(source),
		public: name !== 'invoices',
	}));
}

const entitlement = (key: string, type: string, config: Record<string, unknown>) => ({
	feature: { key, type },
	hasAccess: config.enabled,
	type,
	config,
});

function metrics(call: Call) {
	const source = sourceOf(call, 'metrics');
	const labels = `{supabase_project_ref="${call.project.ref}",service_type="db"}`;
	const gauge = (name: string, value: number) =>
		`# TYPE ${name} gauge\n${name}${labels} ${value}\n`;
	return [
		gauge('node_memory_MemTotal_bytes', 1_009_254_400),
		gauge('node_memory_MemAvailable_bytes', random.integer(source, 200, 600) * 1_048_576),
		gauge('pg_stat_database_num_backends', random.integer(source, 5, 30)),
		gauge('pg_database_size_bytes', random.integer(source, 20, 900) * 1_048_576),
	].join('');
}

export const accountHandlers: Handlers = {
	'v1-get-available-regions': () => ({
		body: {
			recommendations: {
				smartGroup: smartGroups[0],
				specific: specific.filter(({ code }) => code === 'us-east-1'),
			},
			all: { smartGroup: smartGroups, specific },
		},
	}),

	'v1-get-profile': ({ world }) => {
		const [first] = world.organizations.values();
		const owner = first?.members[0];
		const username = owner?.username ?? 'owner';
		return {
			body: { gotrue_id: owner?.id ?? '', primary_email: `${username}@example.com`, username },
		};
	},

	'v1-get-organization-entitlements': ({ organization }) => {
		const isPaid = organization.plan !== 'free';
		const days = isPaid ? 7 : 1;
		const retention = { enabled: true, value: days, unlimited: false, unit: 'days' };
		return {
			body: {
				entitlements: [
					entitlement('custom_domain', 'boolean', { enabled: isPaid }),
					entitlement('branching_persistent', 'boolean', { enabled: isPaid }),
					entitlement('instances.read_replicas', 'boolean', { enabled: isPaid }),
					entitlement('log.retention_days', 'numeric', retention),
				],
			},
		};
	},

	'v2-list-organization-maintenance-windows': ({ world, organization }) => ({
		body: {
			data: world.listProjects(organization.slug).map(({ ref }) => ({
				type: 'maintenance_window',
				id: ref,
				attributes: {
					window: { day: 'sun', start_utc: '03:00', duration_minutes: 120 },
					current_window: null,
					next_windows: [{ start_at: '2026-02-01T03:00:00Z', end_at: '2026-02-01T05:00:00Z' }],
				},
			})),
		},
	}),

	'v1-get-security-advisors': () => ({ body: { lints: securityLints } }),

	'v1-get-performance-advisors': () => ({ body: { lints: performanceLints } }),

	'v2-run-project-advisors': () => ({
		body: {
			data: {
				type: 'project_advisors',
				attributes: { lints: [...securityLints, ...performanceLints] },
			},
		},
	}),

	'v1-list-all-buckets': (call) => ({ body: bucketsOf(call) }),

	'v1-get-project-usage-api-count': (call) => {
		const source = sourceOf(call, 'usage');
		const result = Array.from({ length: 24 }, (_, index) => {
			const at = now - (23 - index) * hour;
			return {
				timestamp: new Date(at).toISOString(),
				total_auth_requests: requestsAt(source, at, 40),
				total_realtime_requests: requestsAt(source, at, 15),
				total_rest_requests: requestsAt(source, at, 400),
				total_storage_requests: requestsAt(source, at, 80),
			};
		});
		return { body: { result } };
	},

	'v1-get-project-usage-request-count': (call) => ({
		body: { result: [{ count: requestsAt(sourceOf(call, 'requests'), now, 9000) }] },
	}),

	'v1-scrape-project-metrics': (call) => ({
		raw: { type: 'text/plain; charset=utf-8', data: metrics(call) },
	}),
};
