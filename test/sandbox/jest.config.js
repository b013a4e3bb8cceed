const settings = require('../../jest.config');

/** The sandbox itself: `npm run test:sandbox`. */
module.exports = {
	...settings,
	rootDir: '../..',
	testMatch: ['**/test/sandbox/**/*.test.ts'],
	testPathIgnorePatterns: ['/node_modules/'],
	// Databases start in some, on a busy machine.
	testTimeout: 300_000,
};
