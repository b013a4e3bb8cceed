const settings = require('../../jest.config');

/** What holds for every operation, list, wait and poll, and for a new operation: `npm run test:every`. */
module.exports = {
	...settings,
	rootDir: '../..',
	testMatch: ['**/test/every/**/*.test.ts'],
	testPathIgnorePatterns: ['/node_modules/'],
};
