// What has to agree before a version is published: the tag, package.json and CHANGELOG.md.
//
//     node .ci/checkRelease.mjs v0.1.0
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * @param {string} tag such as `v0.1.0`
 * @param {string} version of package.json
 * @param {string} changelog the text of CHANGELOG.md
 * @returns {string[]} what is wrong, and what to do about it; nothing if all is well
 */
export function problemsOf(tag, version, changelog) {
	const problems = [];
	if (tag !== `v${version}`) {
		problems.push(`The tag is ${tag}, but package.json says ${version}. Set the tag v${version}.`);
	}
	const heading = changelog.split('\n').find((line) => line.startsWith(`## ${version} `));
	if (heading === undefined) {
		problems.push(`CHANGELOG.md has no section “## ${version} – ” and a date. Add it.`);
	} else if (!/ – \d{4}-\d{2}-\d{2}$/.test(heading)) {
		problems.push(`CHANGELOG.md says “${heading}”. Put the date there, such as 2026-12-01.`);
	}
	return problems;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
	const root = path.dirname(import.meta.dirname);
	const read = (name) => readFileSync(path.join(root, name), 'utf8');
	const { version } = JSON.parse(read('package.json'));
	const problems = problemsOf(process.argv[2] ?? '', version, read('CHANGELOG.md'));
	for (const problem of problems) process.stderr.write(`${problem}\n`);
	process.exitCode = problems.length === 0 ? 0 : 1;
}
