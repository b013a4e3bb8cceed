module.exports = {
	testEnvironment: 'node',
	testMatch: ['**/test/**/*.test.ts'],
	transform: { '^.+\\.ts$': '@swc/jest' },
	modulePathIgnorePatterns: ['/sandbox/n8n/', '/dist/'],
};
