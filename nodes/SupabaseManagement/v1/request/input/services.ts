/** The services of a project whose health can be read. */
export const services = [
	{ name: 'Auth', value: 'auth' },
	{ name: 'Data API', value: 'rest' },
	{ name: 'Database', value: 'db' },
	{ name: 'Database Sign-In as Postgres', value: 'db_postgres_user' },
	{ name: 'PgBouncer', value: 'pg_bouncer' },
	{ name: 'Pooler', value: 'pooler' },
	{ name: 'Realtime', value: 'realtime' },
	{ name: 'Storage', value: 'storage' },
];

/** The services that every project has. The others depend on its plan and settings. */
export const usualServices = ['auth', 'db', 'pooler', 'realtime', 'rest', 'storage'];
