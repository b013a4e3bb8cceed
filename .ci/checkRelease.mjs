// Whether the tag, package.json and CHANGELOG.md agree, before a version is published.
//
//     node .ci/checkRelease.mjs v0.1.0
import { readFileSync } from 'node:fs';

const [, , tag = 'missing'] = process.argv;
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const heading = readFileSync('CHANGELOG.md', 'utf8')
	.split('\n')
	.find((line) => line.startsWith(`## ${version} `));

const problems = [];
if (tag !== `v${version}`) {
	problems.push(`The tag is ${tag}, but package.json says ${version}. Set the tag v${version}.`);
}
if (heading === undefined) {
	problems.push(`CHANGELOG.md has no section “## ${version} – ” and a date. Add it.`);
} else if (!/ – \d{4}-\d{2}-\d{2}$/.test(heading)) {
	problems.push(`CHANGELOG.md says “${heading}”. Put the date there, such as 2026-12-01.`);
}
for (const problem of problems) process.stderr.write(`${problem}\n`);
process.exitCode = problems.length;
