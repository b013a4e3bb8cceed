import { createRequire } from 'node:module';

import { loadTypeScript } from '../../contract/loadTypeScript.mjs';

const require = createRequire(import.meta.url);

/** Our own node in n8n’s engine, as in the tests. */
export function loadNode(): typeof import('../harness/engine.ts').runNode {
	loadTypeScript();
	const { runNode } = require('../harness/engine.ts') as typeof import('../harness/engine.ts');
	return runNode;
}
