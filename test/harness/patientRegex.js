const { dirname, join } = require('node:path');

const { setSafeRegexEngine } = require(
	join(dirname(require.resolve('n8n-workflow')), 'safe-regex.js'),
);

// n8n limits every regular expression to 250 ms of elapsed time, which on a busy machine can be
// over before the expression starts.
setSafeRegexEngine({
	exec: (pattern, input, flags) => new RegExp(pattern, flags).exec(input),
	test: (pattern, input, flags) => new RegExp(pattern, flags).test(input),
	replace: (pattern, input, flags, replacement) =>
		input.replace(new RegExp(pattern, flags), replacement),
	matchAll: (pattern, input, flags = '') =>
		Array.from(input.matchAll(new RegExp(pattern, flags.includes('g') ? flags : `${flags}g`))),
	split: (pattern, input, flags) => input.split(new RegExp(pattern, flags)),
});
