const settings = require('../../jest.config');

/** What `npm run test:live` does, tried against the sandbox: `npm run test:live:sandbox`. */
module.exports = {
	...settings,
	rootDir: '../..',
	testMatch: ['**/test/live/**/*.sandbox.ts'],
	// Hundreds of operations, on a busy machine.
	testTimeout: 600_000,
};
