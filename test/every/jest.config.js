const settings = require('../../jest.config');

/** What holds for every operation, list, wait and poll: `npm run test:every`. */
module.exports = {
	...settings,
	rootDir: '../..',
	testMatch: ['**/test/every/**/*.test.ts'],
	testPathIgnorePatterns: ['/node_modules/'],
};
