// Checks that the tag, package.json and CHANGELOG.md agree before a version is published, and prints
// the version’s notes.
//
//     node .ci/checkRelease.mjs v0.1.0 > release-notes.md
import { readFileSync } from 'node:fs';

import { sectionOf } from './changelog.mjs';

const [, , tag = 'missing'] = process.argv;
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const section = sectionOf(version);

const problems = [];
if (tag !== `v${version}`) {
	problems.push(`The tag is ${tag}, but package.json says ${version}. Set the tag v${version}.`);
}
if (section === undefined) {
	problems.push(`CHANGELOG.md has no section “## [${version}] - ” and a date. Add it.`);
} else if (!/\] - \d{4}-\d{2}-\d{2}$/.test(section.heading)) {
	problems.push(`CHANGELOG.md says “${section.heading}”. Add the date, such as 2026-12-01.`);
} else if (section.notes === '') {
	problems.push(`CHANGELOG.md says nothing about ${version}. Say what changed.`);
}
for (const problem of problems) process.stderr.write(`${problem}\n`);
if (problems.length === 0) process.stdout.write(`${section.notes}\n`);
process.exitCode = problems.length;
