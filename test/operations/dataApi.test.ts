import { forbidden, testOperation } from '../harness/testOperation';

const projectRef = 'abcdefghijklmnopqrst';

const config = {
	db_schema: 'public,graphql_public',
	max_rows: 1000,
	db_extra_search_path: 'public,extensions',
	db_pool: null,
	db_pool_acquisition_timeout: 10,
	db_pool_max_lifetime: 1800,
	db_pool_max_idletime: 30,
};

testOperation('dataApi', 'get', {
	full: {
		parameters: { projectRef },
		request: { method: 'GET', path: `/v1/projects/${projectRef}/postgrest` },
	},
	answer: { status: 200, body: config, items: [config] },
	refused: forbidden,
});

testOperation('dataApi', 'update', {
	full: {
		parameters: {
			projectRef,
			dataApiUpdateFields: {
				schemas: 'public, api',
				extraSearchPath: 'public, extensions',
				maxRows: 500,
				poolAcquisitionTimeout: 5,
				poolMaxIdleTime: 20,
				poolMaxLifetime: 900,
				poolSize: 40,
			},
		},
		request: {
			method: 'PATCH',
			path: `/v1/projects/${projectRef}/postgrest`,
			body: {
				db_schema: 'public, api',
				db_extra_search_path: 'public, extensions',
				max_rows: 500,
				db_pool_acquisition_timeout: 5,
				db_pool_max_idletime: 20,
				db_pool_max_lifetime: 900,
				db_pool: 40,
			},
		},
	},
	smallest: {
		parameters: { projectRef, dataApiUpdateFields: { maxRows: 0 } },
		request: {
			method: 'PATCH',
			path: `/v1/projects/${projectRef}/postgrest`,
			body: { max_rows: 0 },
		},
	},
	answer: {
		status: 200,
		body: { ...config, max_rows: 500 },
		items: [{ ...config, max_rows: 500 }],
	},
	refused: {
		status: 400,
		message: 'max_rows must not be greater than 1000000',
		description: /Correct the fields/,
	},
});
