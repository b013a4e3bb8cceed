import { finishedPerAllowedCall } from './calls.ts';
import { cpuPerItem } from './cpu.ts';
import { sizeOfDescription } from './description.ts';
import { memoryGrowth } from './memory.ts';
import { httpRequestFolder } from './n8n.ts';

const show = (text: string) => process.stdout.write(`${text}\n\n`);

if (httpRequestFolder === undefined) {
	show(
		'n8n is not installed (see sandbox/), so there is no comparison with its HTTP Request node.',
	);
}
show(sizeOfDescription());
// This takes three minutes, mostly waiting, so the other measurements run meanwhile.
const calls = finishedPerAllowedCall();
show(await cpuPerItem());
show(await memoryGrowth());
show(await calls);
