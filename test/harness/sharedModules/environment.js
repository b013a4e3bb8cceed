const { LegacyFakeTimers, ModernFakeTimers } = require('@jest/fake-timers');
const { ModuleMocker } = require('jest-mock');

/** Jest’s values on the global object for a test file, which must not leak into the next one. */
const isLeftBehind = (key) =>
	typeof key === 'symbol' &&
	/^(JEST_|EVENT_HANDLERS|TEST_TIMEOUT|RETRY|WAIT_BEFORE)/.test(key.description);

/**
 * Runs test files in Node.js’s own context instead of one context per file. Otherwise they could
 * not share the packages that `runtime.js` loads, whose `Error` and `Array` would be different
 * ones.
 */
module.exports = class SharedEnvironment {
	customExportConditions = ['node', 'node-addons'];
	global = globalThis;

	constructor({ projectConfig }) {
		const { global } = this;
		this.before = {
			console: global.console,
			env: { ...process.env },
			exit: process.exit,
			stackTraceLimit: Error.stackTraceLimit,
		};
		global.global = global;
		// Under these names, Jest finds globals that a test may have replaced.
		global[Symbol.for('jest-native-now')] ??= Date.now.bind(Date);
		global[Symbol.for('jest-native-promise')] ??= Promise;
		this.moduleMocker = new ModuleMocker(global);
		this.fakeTimers = new LegacyFakeTimers({
			config: projectConfig,
			global,
			moduleMocker: this.moduleMocker,
			timerConfig: { idToRef: (id) => id, refToId: (timer) => timer },
		});
		this.fakeTimersModern = new ModernFakeTimers({ config: projectConfig, global });
	}

	async setup() {}

	async teardown() {
		this.moduleMocker.restoreAllMocks();
		this.fakeTimers.dispose();
		this.fakeTimersModern.dispose();
		for (const key of Reflect.ownKeys(this.global)) {
			if (isLeftBehind(key)) delete this.global[key];
		}
		const { console, env, exit, stackTraceLimit } = this.before;
		this.global.console = console;
		for (const name of Object.keys(process.env)) if (!(name in env)) delete process.env[name];
		Object.assign(process.env, env);
		process.exit = exit;
		Error.stackTraceLimit = stackTraceLimit;
	}

	exportConditions() {
		return this.customExportConditions;
	}

	getVmContext() {
		return this.global;
	}
};
