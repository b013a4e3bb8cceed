import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { configuration as anyConfiguration } from '../harness/projectConfiguration';
import { otherRef, project, ref } from './n8n';

export const at = (path: string, of = ref) => `GET /v1/projects/${of}${path}`;

export const about = { project_ref: ref, project_name: 'Shop', organization_slug: 'acme' };

const finding = (key: string) => ({
	name: 'rls_disabled_in_public',
	title: 'RLS Disabled in Public',
	level: 'ERROR',
	facing: 'EXTERNAL',
	categories: ['SECURITY'],
	description: 'A table has no row level security.',
	detail: `Table ${key}`,
	remediation: 'https://supabase.com/docs',
	cache_key: key,
});

const configuration = (api: IDataObject, auth: IDataObject) => {
	const attributes = { ...anyConfiguration, api: { ...anyConfiguration.api, ...api }, auth };
	return { data: { type: 'project_config', id: ref, attributes } };
};

const setting = (service: string, name: string, before: unknown, after: unknown): IDataObject => ({
	service,
	setting: name,
	before: before as string,
	after: after as string,
});

const backup = (id: number, status: string, inserted_at = '2026-11-20T00:00:00Z') => ({
	id,
	status,
	inserted_at,
	is_physical_backup: true,
});

const run = (id: string, ...statuses: string[]) => ({
	id,
	branch_id: 'b',
	workdir: null,
	check_run_id: null,
	created_at: '2026-11-20T00:00:00Z',
	updated_at: '2026-11-20T00:00:00Z',
	run_steps: statuses.map((status) => ({
		name: 'migrate',
		status,
		created_at: '2026-11-20T00:00:00Z',
		updated_at: '2026-11-20T00:00:00Z',
	})),
});

const target = (app_version: string) => ({
	app_version,
	postgres_version: '17',
	release_channel: 'ga',
});

const eligible = (...versions: string[]) => ({
	eligible: true,
	current_app_version: 'supabase-postgres-17.4.1.001',
	current_app_version_release_channel: 'ga',
	latest_app_version: 'supabase-postgres-17.6.1.054',
	target_upgrade_versions: versions.map(target),
	duration_estimate_hours: 1,
	legacy_auth_custom_roles: [],
	objects_to_be_dropped: [],
	unsupported_extensions: [],
	user_defined_objects_in_internal_schemas: [],
	validation_errors: [],
	warnings: [],
});

export const disk = (percent: number) => ({
	timestamp: '2026-11-20T00:00:00Z',
	metrics: {
		fs_size_bytes: 1000,
		fs_used_bytes: percent * 10,
		fs_avail_bytes: 1000 - percent * 10,
	},
});

export const member = (id: string) => ({
	user_id: id,
	user_name: `Name of ${id}`,
	email: `${id}@example.com`,
	role_name: 'Developer',
	mfa_enabled: true,
	avatar_url: null,
});

export const organizations = [
	{ id: 'acme', slug: 'acme', name: 'Acme' },
	{ id: 'globex', slug: 'globex', name: 'Globex' },
];

export const acme = {
	id: 'acme',
	slug: 'acme',
	name: 'Acme',
	plan: 'pro',
	opt_in_tags: [],
	allowed_release_channels: [],
};

export const findings = (...keys: string[]) => ({
	data: { type: 'project_advisors', attributes: { lints: keys.map(finding) } },
});

const backupsWith = (...list: IDataObject[]) => ({
	region: 'eu-central-1',
	walg_enabled: false,
	pitr_enabled: false,
	physical_backup_data: {},
	backups: list,
});

export const runsAdvisor = `POST /v2/projects/${ref}/advisors/run`;

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();

const branch = (id: number, name: string, created_at: string, fields = {}) => ({
	id: `0b7d1e9c-5f0b-4f3e-9a51-00000000000${id}`,
	name,
	project_ref: `${'abcdefghijklmnopqrs'}${'abcde'[id]!}`,
	parent_project_ref: ref,
	is_default: false,
	git_branch: name,
	persistent: false,
	status: 'FUNCTIONS_DEPLOYED',
	preview_project_status: 'ACTIVE_HEALTHY',
	notify_url: 'https://hidden:hidden@example.com/',
	created_at,
	updated_at: created_at,
	with_data: false,
	...fields,
});

const aMonthAgo = daysAgo(30);
const justNow = daysAgo(0);

const branches = {
	main: branch(0, 'main', aMonthAgo, { is_default: true }),
	feature: branch(1, 'feature', justNow),
	aged: branch(1, 'feature', aMonthAgo),
	gone: branch(2, 'gone', justNow),
	fresh: branch(3, 'fresh', justNow),
	oldBefore: branch(4, 'old-before', aMonthAgo),
};

const ofBranch = (number: number, name: string, created_at: string, age_days: number) => ({
	id: `0b7d1e9c-5f0b-4f3e-9a51-00000000000${number}`,
	name,
	branch_ref: `${'abcdefghijklmnopqrs'}${'abcde'[number]!}`,
	git_branch: name,
	persistent: false,
	status: 'ACTIVE_HEALTHY',
	created_at,
	age_days,
});

const edgeFunction = (slug: string, version: number, fields = {}) => ({
	id: `id of ${slug}`,
	slug,
	name: slug,
	status: 'ACTIVE',
	version,
	created_at: 1_790_000_000_000,
	updated_at: 1_790_000_000_000 + version,
	verify_jwt: true,
	...fields,
});

const ofFunction = (slug: string, version: number, fields = {}) => ({
	...edgeFunction(slug, version),
	created_at: new Date(1_790_000_000_000).toISOString(),
	updated_at: new Date(1_790_000_000_000 + version).toISOString(),
	...fields,
});

export type Story = [
	watch: string,
	parameters: INodeParameters,
	answers: Record<string, unknown[]>,
	items: IDataObject[],
];

/** For each watch: the answers of two polls, and the items that the second one returns. */
export const stories: Story[] = [
	[
		'projectStatus',
		{},
		{
			'GET /v1/projects': [
				[project(), project({ ref: otherRef, name: 'Blog' })],
				[project({ status: 'INACTIVE' })],
			],
		},
		[
			{
				event: 'paused',
				...about,
				region: 'eu-central-1',
				status: 'INACTIVE',
				previous_status: 'ACTIVE_HEALTHY',
			},
			{
				event: 'removed',
				project_ref: otherRef,
				project_name: 'Blog',
				status: 'REMOVED',
				previous_status: 'ACTIVE_HEALTHY',
			},
		],
	],
	[
		'advisor',
		{ checks: ['rls_disabled_in_public'] },
		{ [runsAdvisor]: [findings('a', 'b'), findings('b', 'c')] },
		[
			{ event: 'found', ...about, ...finding('c') },
			{ event: 'resolved', ...about, name: 'rls_disabled_in_public', cache_key: 'a' },
		],
	],
	[
		'backups',
		{ overdueHours: 1000000 },
		{
			[at('/database/backups')]: [
				backupsWith(backup(1, 'COMPLETED'), backup(2, 'PENDING')),
				backupsWith(backup(1, 'COMPLETED'), backup(2, 'FAILED'), backup(3, 'COMPLETED')),
			],
		},
		[
			{ event: 'completed', ...about, ...backup(3, 'COMPLETED') },
			{ event: 'failed', ...about, ...backup(2, 'FAILED') },
		],
	],
	[
		'actionRuns',
		{},
		{
			[at('/actions')]: [
				[run('a', 'EXITED', 'RUNNING'), run('b', 'EXITED')],
				[run('a', 'EXITED', 'EXITED'), run('b', 'EXITED'), run('c', 'DEAD', 'CREATED')],
			],
		},
		[
			{ event: 'failed', ...about, ...run('c', 'DEAD', 'CREATED') },
			{ event: 'finished', ...about, ...run('a', 'EXITED', 'EXITED') },
		],
	],
	[
		'postgresVersions',
		{},
		{ [at('/upgrade/eligibility')]: [eligible('17.5'), eligible('17.5', '17.6')] },
		[
			{
				event: 'newVersion',
				...about,
				...target('17.6'),
				current_app_version: 'supabase-postgres-17.4.1.001',
			},
		],
	],
	[
		'diskUse',
		{ threshold: 90 },
		{ [at('/config/disk/util')]: [disk(90), disk(91)] },
		[
			{
				event: 'aboveThreshold',
				...about,
				used_percent: 91,
				timestamp: '2026-11-20T00:00:00Z',
				...disk(91).metrics,
			},
		],
	],
	[
		'logRows',
		{ service: 'auth_logs', logFilters: { onlyErrors: true } },
		{
			[at('/analytics/endpoints/logs')]: [
				{ result: [{ id: '1', event_message: 'before' }] },
				{
					result: [
						{ id: '2', event_message: 'new' },
						{ id: '1', event_message: 'before' },
					],
				},
			],
		},
		[{ event: 'matched', ...about, id: '2', event_message: 'new' }],
	],
	[
		'members',
		{ scope: 'organization', organizationSlug: { __rl: true, mode: 'id', value: 'acme' } },
		{ 'GET /v1/organizations/acme/members': [[member('a')], [member('b')]] },
		[
			{ event: 'added', organization_slug: 'acme', organization_name: 'Acme', ...member('b') },
			{
				event: 'removed',
				organization_slug: 'acme',
				organization_name: 'Acme',
				user_id: 'a',
				name: 'a@example.com',
			},
		],
	],
	[
		'secretsAndKeys',
		{},
		{
			[at('/secrets')]: [[{ name: 'A', value: 'hidden' }], [{ name: 'B', value: 'hidden' }]],
			[at('/api-keys')]: [
				[{ name: 'default', id: '1', type: 'publishable', api_key: 'hidden' }],
				[{ name: 'spare', id: '2', type: 'secret', api_key: 'hidden' }],
			],
		},
		[
			{ event: 'apiKeyAdded', ...about, id: '2', name: 'spare', type: 'secret' },
			{ event: 'apiKeyRemoved', ...about, name: 'default' },
			{ event: 'secretAdded', ...about, name: 'B' },
			{ event: 'secretRemoved', ...about, name: 'A' },
		],
	],
	[
		'branches',
		{},
		{
			[at('/branches')]: [
				[branches.main, branches.feature, branches.gone, branches.oldBefore],
				[branches.main, branches.aged, branches.fresh, branches.oldBefore],
			],
		},
		[
			{ event: 'added', ...about, ...ofBranch(3, 'fresh', justNow, 0) },
			{ event: 'old', ...about, ...ofBranch(1, 'feature', aMonthAgo, 30) },
			{ event: 'removed', ...about, id: branches.gone.id, name: 'gone' },
		],
	],
	[
		'edgeFunctions',
		{},
		{
			[at('/functions')]: [
				[edgeFunction('hello', 1), edgeFunction('gone', 1), edgeFunction('same', 1)],
				[edgeFunction('hello', 2), edgeFunction('fresh', 1), edgeFunction('same', 1)],
			],
		},
		[
			{ event: 'changed', ...about, ...ofFunction('hello', 2, { previous_version: 1 }) },
			{ event: 'deployed', ...about, ...ofFunction('fresh', 1) },
			{ event: 'removed', ...about, id: 'id of gone', slug: 'gone' },
		],
	],
	[
		'configuration',
		{ configurationServices: ['auth', 'dataApi'] },
		{
			[`GET /v2/projects/${ref}/config`]: [
				configuration({ max_rows: 1000 }, { site_url: 'https://a.example', smtp_pass: 'a' }),
				configuration({ max_rows: 77 }, { site_url: null, smtp_pass: 'b', jwt_exp: 60 }),
			],
		},
		[
			{ event: 'changed', ...about, ...setting('dataApi', 'max_rows', 1000, 77) },
			{ event: 'changed', ...about, ...setting('auth', 'jwt_exp', null, 60) },
			{ event: 'changed', ...about, ...setting('auth', 'site_url', 'https://a.example', null) },
			{ event: 'changed', ...about, ...setting('auth', 'smtp_pass', '(secret)', '(secret)') },
		],
	],
];
