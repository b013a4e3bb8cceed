// n8n logs every failed execution; the tests that provoke them say what they expect.
process.env.N8N_LOG_LEVEL = 'silent';

module.exports = {
	testEnvironment: require.resolve('./test/harness/sharedModules/environment.js'),
	runtime: require.resolve('./test/harness/sharedModules/runtime.js'),
	setupFiles: ['./test/harness/patientRegex.js', './test/harness/sameSeed.js'],
	// n8n-core leaves memory behind in each file that loads it: a worker that has grown is replaced.
	maxWorkers: 2,
	workerIdleMemoryLimit: '1500MB',
	testMatch: ['**/test/**/*.test.ts'],
	// These take longer, and have a command each.
	testPathIgnorePatterns: ['/node_modules/', '/test/every/', '/test/sandbox/'],
	// Only what hangs takes so long, in milliseconds, even on a busy machine.
	testTimeout: 60_000,
	transform: { '^.+\\.[jt]s$': '@swc/jest' },
	modulePathIgnorePatterns: ['/sandbox/n8n/', '/dist/', '<rootDir>/.stryker-tmp/'],
};
