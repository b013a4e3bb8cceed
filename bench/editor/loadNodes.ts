/**
 * Loads all nodes as n8n does when it starts, in a process of its own, and prints the time.
 *
 *     node loadNodes.ts [folder of a community package]
 */
import { createRequire } from 'node:module';
import path from 'node:path';

import { n8nFolder } from '../../sandbox/folders.ts';

export interface Cost {
	/** In milliseconds. */
	cpu: number;
	elapsed: number;
	nodes: number;
}

process.env.N8N_LOG_LEVEL = 'silent';

const require = createRequire(path.join(n8nFolder, 'package.json'));
require('reflect-metadata');
const { Container } = require('@n8n/di');
const { ModuleRegistry } = require('@n8n/backend-common');
const { LazyPackageDirectoryLoader } = require('n8n-core');
const { LoadNodesAndCredentials } = require('n8n/dist/load-nodes-and-credentials');

const [folder] = process.argv.slice(2);
if (folder !== undefined) {
	Container.get(ModuleRegistry).nodeLoaders.push(new LazyPackageDirectoryLoader(folder));
}
const nodes = Container.get(LoadNodesAndCredentials);

const before = process.cpuUsage();
const start = performance.now();
await nodes.init();
// n8n sends this to the editor.
JSON.stringify(nodes.types);
const elapsed = performance.now() - start;
const { user, system } = process.cpuUsage(before);

const cost: Cost = { cpu: (user + system) / 1000, elapsed, nodes: nodes.types.nodes.length };
process.stdout.write(JSON.stringify(cost), () => process.exit());
