// n8n logs every failed execution; the tests that provoke them say what they expect.
process.env.N8N_LOG_LEVEL = 'silent';

module.exports = {
	testEnvironment: 'node',
	setupFiles: ['./test/harness/sameSeed.js'],
	testMatch: ['**/test/**/*.test.ts'],
	transform: { '^.+\\.[jt]s$': '@swc/jest' },
	// An ES module that openapi-backend requires, which jest cannot load as it is.
	transformIgnorePatterns: ['/node_modules/(?!@apidevtools/json-schema-ref-parser/)'],
	modulePathIgnorePatterns: ['/sandbox/n8n/', '/dist/'],
};
