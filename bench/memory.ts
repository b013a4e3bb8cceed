import Table from 'cli-table3';

import { httpRequestFolder } from './n8n.ts';
import { ratio } from './numbers.ts';
import { plain } from './plain.ts';
import { inOwnProcess } from './processes.ts';

const contestants = {
	thisNode: 'This node',
	oneOperation: 'One operation',
	...(httpRequestFolder === undefined ? {} : { httpRequest: 'HTTP Request' }),
};

/** The peak memory growth of n8n’s process, with few items and with many. */
export async function memoryGrowth(): Promise<string> {
	const table = new Table({
		head: ['Peak memory in MB', '1,000 items', '10,000 items', '10,000 ÷ 1,000'],
		...plain,
	});
	for (const [contestant, name] of Object.entries(contestants)) {
		const [few, many] = await Promise.all(
			['1000', '10000'].map(
				async (count) => await inOwnProcess<number>('peakMemory.ts', contestant, count),
			),
		);
		table.push([name, few!.toFixed(0), many!.toFixed(0), ratio(many!, few)]);
	}
	return table.toString();
}
