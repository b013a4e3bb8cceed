import Table from 'cli-table3';
import path from 'node:path';

import { dist, httpRequestFolder, loadHttpRequestNode, loadThisNode, unload } from './n8n.ts';
import { median } from './numbers.ts';
import { plain } from './plain.ts';

const rounds = 15;

/** Size and load time of the description, which n8n reads at its start and sends to the editor. */
export function sizeOfDescription(): string {
	const table = new Table({
		head: ['Description', 'Load time in ms', 'Properties', 'KB of JSON'],
		...plain,
	});
	const nodes = [
		['This node', dist, loadThisNode],
		...(httpRequestFolder === undefined
			? []
			: [['HTTP Request', path.dirname(httpRequestFolder), loadHttpRequestNode] as const]),
	] as const;
	for (const [name, folder, load] of nodes) {
		const times = Array.from({ length: rounds }, () => {
			unload(folder);
			const start = performance.now();
			load();
			return performance.now() - start;
		});
		const { description } = load().getNodeType();
		table.push([
			name,
			median(times).toFixed(1),
			description.properties.length,
			(JSON.stringify(description).length / 1000).toFixed(0),
		]);
	}
	return table.toString();
}
