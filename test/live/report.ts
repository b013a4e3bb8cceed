import { readFileSync } from 'node:fs';
import path from 'node:path';

import type { Line } from './checked';

const root = path.join(__dirname, '..', '..');

const versionOf = (file: string) =>
	(JSON.parse(readFileSync(path.join(root, file), 'utf8')) as { version: string }).version;

/**
 * The report to attach to an issue, in Markdown. It contains nothing from the account: no names, no
 * IDs, no values.
 *
 * @param reads The results of operations that only read.
 * @param writes The results of operations that change something; empty if they did not run.
 */
export function reportOf(reads: Line[], summary: string, writes: Line[], left: string[]): string {
	const all = [...reads, ...writes];
	const differing = all.filter(({ result }) => result === 'differs');
	return [
		'# What the live API does',
		`Package ${versionOf('package.json')}, n8n-core ${versionOf('node_modules/n8n-core/package.json')}, ${process.platform}, Node.js ${process.version}.`,
		`${summary}.`,
		'This report has no names, IDs or values of the account. Read it before you attach it anyway.',
		'## Differences',
		differing.length === 0 ? 'None.' : differing.map(differencesIn).join('\n\n'),
		'## Operations that only read',
		tableIn(reads),
		...(writes.length === 0
			? []
			: ['## Operations that change something', tableIn(writes), leftIn(left)]),
		'',
	].join('\n\n');
}

function differencesIn({ operation, request, details }: Line): string {
	return [`### ${operation}`, `\`${request}\``, details.map((each) => `- ${each}`).join('\n')].join(
		'\n\n',
	);
}

function tableIn(lines: Line[]): string {
	const rows = lines.map(({ operation, result, details }) => {
		const said = result === 'differs' ? 'see above' : details.join('; ');
		return `| ${operation} | ${result} | ${said} |`;
	});
	return ['| Operation | Result | Details |', '| --- | --- | --- |', ...rows].join('\n');
}

function leftIn(left: string[]): string {
	if (left.length === 0) return 'Everything was undone.';
	return ['Left behind:', ...left.map((each) => `- ${each}`)].join('\n');
}
