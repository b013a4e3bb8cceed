import type { INodeParameters } from 'n8n-workflow';

import { getPostgresSettings } from '../../nodes/SupabaseManagement/v1/resources/postgresConfig/settings.list';
import { postgresSettings } from '../../nodes/SupabaseManagement/v1/resources/postgresConfig/settings';
import { answerWith, stopAnswering } from '../harness/api';
import { editorContext } from '../harness/editor';
import { mapped } from '../harness/settings';
import { runNode } from '../harness/engine';
import { testOperation } from '../harness/testOperation';

const projectRef = 'abcdefghijklmnopqrst';

const path = `/v1/projects/${projectRef}/config/database/postgres`;

const config = { max_connections: 120, statement_timeout: '2min', 'pg_stat_statements.max': 10000 };

testOperation('postgresConfig', 'get', {
	full: { parameters: { projectRef }, request: { method: 'GET', path } },
	answer: { status: 200, body: config, items: [config] },
	refused: { status: 404, message: 'Project not found' },
});

testOperation('postgresConfig', 'update', {
	full: {
		parameters: {
			projectRef,
			specifySettings: 'fields',
			postgresSettings: mapped(postgresSettings, {
				max_connections: 200,
				statement_timeout: '30s',
				track_commit_timestamp: true,
				session_replication_role: 'origin',
				'pg_stat_statements.max': 20000,
				'pg_net.batch_size': 500,
				'cron.log_statement': false,
			}),
			postgresConfigOptions: { restartDatabase: true },
		},
		request: {
			method: 'PATCH',
			path,
			body: {
				max_connections: 200,
				statement_timeout: '30s',
				track_commit_timestamp: true,
				session_replication_role: 'origin',
				'pg_stat_statements.max': 20000,
				'pg_net.batch_size': 500,
				'cron.log_statement': false,
				restart_database: true,
			},
		},
	},
	smallest: {
		parameters: {
			projectRef,
			postgresSettings: mapped(postgresSettings, { work_mem: '16MB' }),
		},
		request: { method: 'PATCH', path, body: { work_mem: '16MB' } },
	},
	answer: { status: 200, body: config, items: [config] },
	refused: { status: 400, message: 'max_connections is too high for the compute size' },
});

testOperation('postgresConfig', 'replace', {
	full: {
		parameters: {
			projectRef,
			specifySettings: 'json',
			settingsJson: JSON.stringify(config),
			postgresConfigOptions: { restartDatabase: false },
		},
		request: { method: 'PUT', path, body: { ...config, restart_database: false } },
	},
	smallest: {
		parameters: {
			projectRef,
			postgresSettings: mapped(postgresSettings, { max_connections: 60 }),
		},
		request: { method: 'PUT', path, body: { max_connections: 60 } },
	},
	answer: { status: 200, body: config, items: [config] },
	refused: {
		status: 409,
		message: 'The project is being restarted',
		description: /Wait until it has finished/,
	},
});

describe('postgresConfig: a reset', () => {
	afterEach(stopAnswering);

	const run = async (operation: string, parameters: INodeParameters) => {
		const requests = answerWith({ status: 200, body: {} });
		const { error } = await runNode({
			parameters: { resource: 'postgresConfig', operation, projectRef, ...parameters },
		});
		return { requests, error };
	};
	const resetAll = { postgresConfigOptions: { resetAll: true } };

	it.each([
		['no fields', { postgresSettings: mapped(postgresSettings, {}) }],
		['empty JSON', { specifySettings: 'json', settingsJson: '{}' }],
	])('sends an empty object with %s', async (_what, parameters) => {
		const { requests, error } = await run('replace', { ...parameters, ...resetAll });
		expect(error).toBeUndefined();
		expect(requests).toMatchObject([{ method: 'PUT', path, text: '{}' }]);
	});

	it.each([
		['replace', {}],
		['replace', { postgresConfigOptions: { resetAll: false, restartDatabase: true } }],
		['update', resetAll],
		['update', { postgresConfigOptions: { resetAll: true, restartDatabase: true } }],
		['update', { postgresConfigOptions: { restartDatabase: true } }],
	])('is refused for %s with %j', async (operation, options) => {
		const { requests, error } = await run(operation, {
			specifySettings: 'json',
			settingsJson: '{}',
			...options,
		});
		expect(error?.message).toBe('There is nothing to update');
		expect(requests).toEqual([]);
	});
});

describe('the list of settings', () => {
	afterEach(stopAnswering);

	it('shows Postgres’s names, and the project’s values', async () => {
		const requests = answerWith({ status: 200, body: config });
		const { fields } = await getPostgresSettings.call(
			editorContext({
				resource: 'postgresConfig',
				operation: 'update',
				projectRef: { __rl: true, mode: 'id', value: projectRef },
			}),
		);
		expect(requests[0]).toMatchObject({ method: 'GET', path });
		expect(fields.find(({ id }) => id === 'pg_stat_statements.max')).toMatchObject({
			displayName: 'Extensions: pg_stat_statements.max (now 10000)',
			defaultValue: 10000,
			type: 'number',
		});
		expect(fields.find(({ id }) => id === 'work_mem')).toMatchObject({
			displayName: 'Memory: work_mem',
			defaultValue: null,
		});
	});
});
