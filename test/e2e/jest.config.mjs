export default {
	rootDir: '../..',
	testEnvironment: 'node',
	testMatch: ['<rootDir>/test/e2e/**/*.e2e.ts'],
	transform: { '^.+\\.[jt]s$': '@swc/jest' },
	// An ES module that openapi-backend requires, which jest cannot load as it is.
	transformIgnorePatterns: ['/node_modules/(?!@apidevtools/json-schema-ref-parser/)'],
	modulePathIgnorePatterns: ['/sandbox/n8n/', '/dist/'],
	// Only what hangs takes so long, in milliseconds, even on a busy machine.
	testTimeout: 300_000,
	// All files use the same n8n, sandbox and browser.
	maxWorkers: 1,
};
