// n8n logs every failed execution; the tests that provoke them say what they expect.
process.env.N8N_LOG_LEVEL = 'silent';

module.exports = {
	testEnvironment: 'node',
	testMatch: ['**/test/**/*.test.ts'],
	transform: { '^.+\\.ts$': '@swc/jest' },
	modulePathIgnorePatterns: ['/sandbox/n8n/', '/dist/'],
};
