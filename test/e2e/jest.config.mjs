export default {
	rootDir: '../..',
	testEnvironment: 'node',
	testMatch: ['<rootDir>/test/e2e/**/*.e2e.ts'],
	transform: { '^.+\\.[jt]s$': '@swc/jest' },
	// openapi-backend requires this ES module, which Jest cannot load unchanged.
	transformIgnorePatterns: ['/node_modules/(?!@apidevtools/json-schema-ref-parser/)'],
	modulePathIgnorePatterns: ['/sandbox/n8n/', '/dist/'],
	// Only a hung test takes this long, in milliseconds, even on a busy machine.
	testTimeout: 300_000,
	// All files use the same n8n, sandbox and browser.
	maxWorkers: 1,
};
