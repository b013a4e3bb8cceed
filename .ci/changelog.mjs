// Reads CHANGELOG.md, which is written as https://keepachangelog.com says.
import { readFileSync } from 'node:fs';

/**
 * @param {string} version such as 0.1.0
 * @returns {{ heading: string, notes: string } | undefined} the version’s section, its links to
 * other versions left out, or nothing when there is none
 */
export function sectionOf(version) {
	const lines = readFileSync('CHANGELOG.md', 'utf8').split('\n');
	const start = lines.findIndex((line) => line.startsWith(`## [${version}]`));
	if (start === -1) return undefined;
	const rest = lines.slice(start + 1);
	const end = rest.findIndex((line) => /^(## |\[[^\]]+\]: )/.test(line));
	return {
		heading: lines[start],
		notes: rest
			.slice(0, end === -1 ? undefined : end)
			.join('\n')
			.trim(),
	};
}
