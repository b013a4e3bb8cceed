import type { INodeParameters } from 'n8n-workflow';
import { reports } from '../../nodes/SupabaseManagement/v1/resources/database/inspect/reports';
import { answerWith, stopAnswering } from '../harness/api';
import { runNode } from '../harness/engine';
import { forbidden, testOperation } from '../harness/testOperation';
import { ref, project, database } from '../harness/databases';

testOperation('database', 'disableReadOnlyMode', {
	full: {
		parameters: { projectRef: ref },
		request: { method: 'POST', path: `${project}/readonly/temporary-disable` },
	},
	answer: { status: 201, items: [{ success: true, ref }] },
	refused: { ...forbidden, description: /database_readonly_config_write/ },
});

testOperation('database', 'enableWebhooks', {
	full: {
		parameters: { projectRef: ref },
		request: { method: 'POST', path: `${project}/database/webhooks/enable` },
	},
	answer: { status: 201, items: [{ success: true, ref }] },
	refused: { status: 409, message: 'Database webhooks are being enabled already' },
});

const types = 'export type Database = {\n  public: { Tables: {} }\n}\n';

testOperation('database', 'generateTypes', {
	full: {
		parameters: {
			projectRef: ref,
			databaseOptions: { outputField: 'data', schemas: 'public, auth' },
		},
		request: {
			method: 'GET',
			path: `${project}/types/typescript`,
			query: { included_schemas: 'public,auth' },
		},
	},
	smallest: {
		parameters: { projectRef: ref },
		request: { method: 'GET', path: `${project}/types/typescript` },
	},
	answer: { status: 200, body: { types }, items: [{ types }] },
	refused: { status: 400, message: 'Schema “nope” does not exist' },
});

describe('database: generateTypes', () => {
	afterEach(stopAnswering);

	const generate = async (options: INodeParameters) => {
		answerWith({ status: 200, body: { types } });
		const parameters = { resource: 'database', operation: 'generateTypes', projectRef: ref };
		const { items } = await runNode({
			parameters: { ...parameters, databaseOptions: options },
		});
		return items[0]!;
	};

	it('returns a file if an output field is set', async () => {
		const { binary } = await generate({ outputField: 'types' });
		expect(binary?.types).toMatchObject({
			fileName: 'database.types.ts',
			mimeType: 'text/typescript',
			data: Buffer.from(types).toString('base64'),
		});
	});

	it('returns no file by default', async () => {
		expect((await generate({})).binary).toBeUndefined();
	});
});

const rootKey = '00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff';

testOperation('database', 'getEncryptionKey', {
	full: {
		parameters: { projectRef: ref },
		request: { method: 'GET', path: `${project}/pgsodium` },
	},
	answer: { status: 200, body: { root_key: rootKey }, items: [{ root_key: rootKey }] },
	refused: { status: 404, message: 'Project not found' },
});

testOperation('database', 'getMetadata', {
	full: {
		parameters: { projectRef: ref },
		request: { method: 'GET', path: `${project}/database/context` },
	},
	answer: { status: 200, body: { databases: [database] }, items: [database] },
	refused: forbidden,
});

const openApi = { swagger: '2.0', paths: { '/customers': { get: {} } } };

testOperation('database', 'getOpenApi', {
	full: {
		parameters: { projectRef: ref, databaseOptions: { schema: 'api' } },
		request: {
			method: 'GET',
			path: `${project}/database/openapi`,
			query: { schema: 'api' },
		},
	},
	smallest: {
		parameters: { projectRef: ref },
		request: { method: 'GET', path: `${project}/database/openapi` },
	},
	answer: { status: 200, body: openApi, items: [openApi] },
	refused: { status: 422, message: 'The schema must be one of the following: public' },
});

const sizes = {
	schema_name: 'public',
	table_name: 'orders',
	total_bytes: 1728512,
	rows_bytes: 614400,
	indexes_bytes: 1073152,
	large_values_bytes: 40960,
	estimated_rows: 5000,
	partition_of: null,
};

testOperation('database', 'inspect', {
	full: {
		parameters: {
			projectRef: ref,
			report: 'tableSizes',
			databaseInspectOptions: {
				limit: 10,
				minimumDuration: 3,
				minimumSize: 1.5,
				schemas: 'public, My Shop,',
			},
		},
		request: {
			method: 'POST',
			path: `${project}/database/query/read-only`,
			body: {
				query: reports.tableSizes.sql,
				parameters: ['["public","My Shop"]', 1572864, 10],
			},
		},
	},
	smallest: {
		parameters: { projectRef: ref, report: 'tableSizes' },
		request: {
			method: 'POST',
			path: `${project}/database/query/read-only`,
			body: { query: reports.tableSizes.sql, parameters: ['[]', 0, 50] },
		},
	},
	answer: { status: 201, body: [sizes], items: [{ project_ref: ref, ...sizes }] },
	notInSchema: 'Each report has columns of its own.',
	refused: {
		status: 400,
		message: 'Failed to run sql query: ERROR: 3F000: schema "nowhere" does not exist',
	},
});

const readOnlyMode = { enabled: true, override_enabled: false, override_active_until: '' };

testOperation('database', 'getReadOnlyMode', {
	full: {
		parameters: { projectRef: ref },
		request: { method: 'GET', path: `${project}/readonly` },
	},
	answer: { status: 200, body: readOnlyMode, items: [readOnlyMode] },
	refused: { status: 404, message: 'Project not found' },
});

const ssl = { currentConfig: { database: true }, appliedSuccessfully: true };

testOperation('database', 'getSslEnforcement', {
	full: {
		parameters: { projectRef: ref },
		request: { method: 'GET', path: `${project}/ssl-enforcement` },
	},
	answer: { status: 200, body: ssl, items: [ssl] },
	refused: { ...forbidden, description: /database_ssl_config_read/ },
});

testOperation('database', 'updateEncryptionKey', {
	full: {
		parameters: { projectRef: ref, rootKey },
		request: { method: 'PUT', path: `${project}/pgsodium`, body: { root_key: rootKey } },
	},
	answer: { status: 200, body: { root_key: rootKey }, items: [{ root_key: rootKey }] },
	refused: { status: 400, message: 'root_key must be 64 hexadecimal characters' },
});

testOperation('database', 'updatePassword', {
	full: {
		parameters: { projectRef: ref, newPassword: 'correct-horse-battery-staple' },
		request: {
			method: 'PATCH',
			path: `${project}/database/password`,
			body: { password: 'correct-horse-battery-staple' },
		},
	},
	answer: {
		status: 200,
		body: { message: 'Successfully updated password' },
		items: [{ message: 'Successfully updated password' }],
	},
	refused: {
		status: 422,
		body: { message: ['password must be longer than or equal to 4 characters'] },
		message: 'password must be longer than or equal to 4 characters',
	},
});

testOperation('database', 'updateSslEnforcement', {
	full: {
		parameters: { projectRef: ref, enforceSsl: true },
		request: {
			method: 'PUT',
			path: `${project}/ssl-enforcement`,
			body: { requestedConfig: { database: true } },
		},
	},
	answer: { status: 200, body: ssl, items: [ssl] },
	refused: { status: 402, message: 'Upgrade your database to use SSL enforcement' },
});
