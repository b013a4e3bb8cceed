import { readFileSync } from 'node:fs';
import path from 'node:path';

import Table from 'cli-table3';

import { dataFolder, rootFolder } from '../../sandbox/folders.ts';
import { median } from '../numbers.ts';
import { plain } from '../plain.ts';
import { inOwnProcess } from '../processes.ts';
import type { Cost } from './loadNodes.ts';

const rounds = 9;

/** The time to load all nodes with n8n’s own code, alternately without our package and with it. */
export async function start(): Promise<string> {
	const { name } = JSON.parse(readFileSync(path.join(rootFolder, 'package.json'), 'utf8')) as {
		name: string;
	};
	const folder = path.join(dataFolder, 'nodes', 'node_modules', name);
	const load = async (...args: string[]) =>
		await inOwnProcess<Cost>(path.join('editor', 'loadNodes.ts'), ...args);

	const without: Cost[] = [];
	const withIt: Cost[] = [];
	for (let round = -1; round < rounds; round++) {
		const costs = [await load(), await load(folder)] as const;
		if (round < 0) continue;
		without.push(costs[0]);
		withIt.push(costs[1]);
	}

	const table = new Table({
		head: ['n8n loads its nodes, medians in ms', 'Without', 'With the package', 'Added'],
		...plain,
	});
	for (const [title, read] of rows) {
		const [before, after] = [median(without.map(read)), median(withIt.map(read))];
		table.push([title, before.toFixed(0), after.toFixed(0), (after - before).toFixed(0)]);
	}
	return table.toString();
}

const rows: Array<[string, (cost: Cost) => number]> = [
	['CPU time', ({ cpu }) => cpu],
	['Elapsed time', ({ elapsed }) => elapsed],
	['Node types', ({ nodes }) => nodes],
];
