const { createRequire, isBuiltin } = require('node:module');
const { compileFunction, constants } = require('node:vm');

const Runtime = require('jest-runtime').default;

const requires = new Map();

function requireFrom(file) {
	if (!requires.has(file)) requires.set(file, createRequire(file));
	return requires.get(file);
}

/** Whether a module name is that of a package, or of a file in one. */
function isPackage(name) {
	if (name.startsWith('/')) return name.includes('/node_modules/');
	return !name.startsWith('.') && !name.startsWith('@jest/') && !isBuiltin(name);
}

/**
 * Loads packages once for all test files of a worker, as Node.js does. n8n-core alone takes longer
 * to load than most test files take to run. Our own files are loaded for each test file.
 */
module.exports = class SharedRuntime extends Runtime {
	constructor(...options) {
		super(...options);
		const { executor } = this;
		executor.compile = (source, filename) =>
			compileFunction(source, executor.injectedModuleParameters, {
				filename,
				importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
			});
	}

	requireModuleOrMock(from, name) {
		return isPackage(name) ? requireFrom(from)(name) : super.requireModuleOrMock(from, name);
	}
};
