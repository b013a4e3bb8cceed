/**
 * Runs one node with many items in a process of its own, and prints by how much the process grew.
 */
import { run } from './engine.ts';
import { httpRequest } from './httpRequest.ts';
import { oneOperation } from './oneOperation.ts';
import { startServer } from './processes.ts';
import { getProject, inputItems } from './requests.ts';
import { thisNode } from './thisNode.ts';

const contestants = { thisNode, oneOperation, httpRequest };

const [name, count] = process.argv.slice(2) as [keyof typeof contestants, string];
const contestant = contestants[name]!;
const server = await startServer('server.ts');
const api = { address: server.address, token: 'sbp_0123456789abcdef0123456789abcdef01234567' };

// Memory for loading and compiling does not count.
await run(contestant, getProject, api);
const before = process.memoryUsage.rss();
const { finished } = await run(contestant, getProject, api, inputItems(getProject, Number(count)));
if (finished !== Number(count)) throw new Error(`Only ${finished} of ${count} items finished`);
const megabytes = (process.resourceUsage().maxRSS * 1024 - before) / 1e6;
process.stdout.write(JSON.stringify(megabytes), () => process.exit());
