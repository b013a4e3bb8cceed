const settings = require('../../jest.config');

/** Tests of every operation, list, wait and poll, and of adding an operation: `npm run test:every`. */
module.exports = {
	...settings,
	rootDir: '../..',
	testMatch: ['**/test/every/**/*.test.ts'],
	testPathIgnorePatterns: ['/node_modules/'],
};
