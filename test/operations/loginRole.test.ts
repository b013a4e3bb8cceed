import { forbidden, testOperation } from '../harness/testOperation';

const projectRef = 'abcdefghijklmnopqrst';
const path = `/v1/projects/${projectRef}/cli/login-role`;
const role = { role: 'cli_login_postgres', password: 'kV3xqL0pT8wZ', ttl_seconds: 300 };

testOperation('loginRole', 'create', {
	full: {
		parameters: { projectRef, readOnly: false },
		request: { method: 'POST', path, body: { read_only: false } },
	},
	smallest: {
		parameters: { projectRef },
		request: { method: 'POST', path, body: { read_only: true } },
	},
	answer: { status: 201, body: role, items: [role] },
	refused: { ...forbidden, description: /database_write/ },
});

testOperation('loginRole', 'deleteAll', {
	full: { parameters: { projectRef }, request: { method: 'DELETE', path } },
	answer: {
		status: 200,
		body: { message: 'ok' },
		items: [{ deleted: true, ref: projectRef, message: 'ok' }],
	},
	refused: { status: 500, message: 'Failed to delete login roles' },
});
