export const ref = 'abcdefghijklmnopqrst';

export const branchRef = 'zyxwvutsrqponmlkjihg';

export const id = '5b2c9d1e-7a43-4f0b-9c55-2f6f0c3f8a10';

export const preview = {
	id,
	name: 'preview-login-page',
	project_ref: branchRef,
	parent_project_ref: ref,
	is_default: false,
	git_branch: 'feature/login-page',
	pr_number: 42,
	persistent: false,
	status: 'FUNCTIONS_DEPLOYED',
	created_at: '2026-11-01T08:00:00Z',
	updated_at: '2026-11-01T08:05:00Z',
	with_data: false,
	preview_project_status: 'ACTIVE_HEALTHY',
};

export const production = {
	...preview,
	id: '7d1a2b3c-0f4e-4a5b-8c6d-9e0f1a2b3c4d',
	name: 'main',
	project_ref: ref,
	is_default: true,
	git_branch: 'main',
	persistent: true,
};

export const notifyUrl = 'https://example.com/hooks/branches';

export const connection = {
	ref: branchRef,
	postgres_version: '17.6.1',
	postgres_engine: '17',
	release_channel: 'ga',
	status: 'ACTIVE_HEALTHY',
	db_host: `db.${branchRef}.supabase.co`,
	db_port: 5432,
	db_user: 'postgres',
	db_pass: 'correct horse',
	jwt_secret: 'battery staple',
};

/** The requests of Get Connection in order: a branch, its API keys, its pooler. */
export const answersWithConnection = [
	{
		status: 200,
		body: {
			ref: branchRef,
			db_host: `db.${branchRef}.supabase.co`,
			db_port: 5432,
			db_user: 'postgres',
			db_pass: 'very/secret',
			jwt_secret: 'very-secret',
		},
	},
	{
		status: 200,
		body: [
			{ name: 'anon', type: 'legacy', api_key: 'public' },
			{ name: 'service_role', type: 'legacy', api_key: 'very-secret' },
		],
	},
	{
		status: 200,
		body: [
			{
				database_type: 'PRIMARY',
				connection_string: `postgresql://postgres.${branchRef}:[YOUR-PASSWORD]@pooler.supabase.com:6543/postgres`,
			},
		],
	},
];
