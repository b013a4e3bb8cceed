const settings = require('../../jest.config');

/** Tests `npm run test:live` with the sandbox: `npm run test:live:sandbox`. */
module.exports = {
	...settings,
	rootDir: '../..',
	testMatch: ['**/test/live/**/*.sandbox.ts'],
	// Hundreds of operations, on a busy machine.
	testTimeout: 600_000,
};
