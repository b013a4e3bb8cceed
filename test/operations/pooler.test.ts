import { testOperation } from '../harness/testOperation';

const projectRef = 'abcdefghijklmnopqrst';

const path = `/v1/projects/${projectRef}/config/database`;

const pooler = (identifier: string, database_type: string) => ({
	identifier,
	database_type,
	is_using_scram_auth: true,
	db_user: `postgres.${identifier}`,
	db_host: 'aws-0-eu-central-1.pooler.supabase.com',
	db_port: 6543,
	db_name: 'postgres',
	connection_string: `postgresql://postgres.${identifier}:[YOUR-PASSWORD]@aws-0-eu-central-1.pooler.supabase.com:6543/postgres`,
	connectionString: '',
	default_pool_size: null,
	max_client_conn: 200,
	pool_mode: 'transaction',
});

const primary = pooler(projectRef, 'PRIMARY');
const replica = pooler(`${projectRef}-rr-us-west-1-abcde`, 'READ_REPLICA');

testOperation('pooler', 'get', {
	full: { parameters: { projectRef }, request: { method: 'GET', path: `${path}/pooler` } },
	answer: { status: 200, body: [primary, replica], items: [primary, replica] },
	refused: { status: 500, message: 'Failed to retrieve the pooler config' },
});

const pgbouncer = {
	default_pool_size: 15,
	ignore_startup_parameters: 'extra_float_digits',
	max_client_conn: 200,
	pool_mode: 'transaction',
	connection_string: `postgresql://postgres:[YOUR-PASSWORD]@db.${projectRef}.supabase.co:6543/postgres`,
	server_idle_timeout: 30,
	server_lifetime: 3600,
	query_wait_timeout: 120,
	reserve_pool_size: 0,
};

testOperation('pooler', 'getPgbouncer', {
	full: { parameters: { projectRef }, request: { method: 'GET', path: `${path}/pgbouncer` } },
	answer: { status: 200, body: pgbouncer, items: [pgbouncer] },
	refused: { status: 404, message: 'Project not found' },
});

testOperation('pooler', 'update', {
	full: {
		parameters: { projectRef, poolerUpdateFields: { defaultPoolSize: 25, poolMode: 'session' } },
		request: {
			method: 'PATCH',
			path: `${path}/pooler`,
			body: { default_pool_size: 25, pool_mode: 'session' },
		},
	},
	// Only null makes Supabase choose the size again.
	smallest: {
		parameters: { projectRef, poolerUpdateFields: { defaultPoolSize: 0 } },
		request: { method: 'PATCH', path: `${path}/pooler`, body: { default_pool_size: null } },
	},
	answer: {
		status: 200,
		body: { default_pool_size: 25, pool_mode: 'session' },
		items: [{ default_pool_size: 25, pool_mode: 'session' }],
	},
	refused: { status: 400, message: 'Pool size must not exceed 3000' },
});
