const settings = require('../../jest.config');

module.exports = {
	...settings,
	rootDir: '../..',
	testMatch: ['**/test/fleet/**/*.fleet.ts'],
	testTimeout: 300_000,
};
