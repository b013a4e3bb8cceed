/**
 * `npm run test:mutation`: mutates each file of the table, one small change at a time, and runs the
 * tests that should notice. Fails if a file is below its minimum, or if the surviving mutants are
 * not those that `survivors.ts` explains.
 *
 *     npm run test:mutation -- <file> …   only these files of the table
 *
 * `.stryker/` keeps the results. Those of a file are reused only if neither the file, nor its
 * tests, nor anything that these import has changed.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

import type { MutantResult, PartialStrykerOptions } from '@stryker-mutator/api/core';
import { Stryker } from '@stryker-mutator/core';

import { rootFolder } from '../../sandbox/folders.ts';
import { say } from '../../sandbox/progress.ts';
import { mutated, type Mutated } from './files.ts';
import { fingerprint } from './fingerprint.ts';
import { survivors } from './survivors.ts';

const { positionals, values: options } = parseArgs({
	allowPositionals: true,
	options: { concurrency: { type: 'string', default: String(availableParallelism()) } },
});
const given = positionals.map((file) => path.relative(rootFolder, path.resolve(file)));
const chosen = given.length === 0 ? mutated : mutated.filter(({ file }) => given.includes(file));
for (const file of given) {
	if (!mutated.some((each) => each.file === file))
		throw new Error(`files.ts does not list ${file}`);
}

process.chdir(rootFolder);
const memory = path.join(rootFolder, '.stryker');
mkdirSync(memory, { recursive: true });

/** A mutated place, with its source before and after. */
type Broken = { line: string; broken: string };

let isGood = true;
for (const row of chosen) {
	const startedAt = performance.now();
	const results = await new Stryker(settings(row)).runMutationTest();
	isGood = report(row, results, performance.now() - startedAt) && isGood;
}
process.exitCode = isGood ? 0 : 1;

function settings(row: Mutated): PartialStrykerOptions {
	return {
		mutate: [row.file],
		testRunner: 'jest',
		plugins: ['@stryker-mutator/jest-runner'],
		jest: {
			enableFindRelatedTests: false,
			config: { testMatch: row.tests.map((test) => `**/${test}`) },
		},
		coverageAnalysis: 'perTest',
		concurrency: Number(options.concurrency),
		ignorePatterns: ['sandbox/n8n', 'dist', '.sandbox', '.stryker', 'docs/images'],
		incremental: true,
		incrementalFile: resultsOf(row),
		reporters: [],
		tempDirName: '.stryker-tmp',
		disableTypeChecks: false,
		checkers: [],
		allowConsoleColors: false,
	};
}

/**
 * Stryker compares only the mutated file and the names of the tests, so it would keep a result
 * after a test has become stricter. Therefore, results with another fingerprint are removed.
 */
function resultsOf(row: Mutated): string {
	const name = row.file.replaceAll('/', '__');
	const current = `${name}.${fingerprint(row)}.json`;
	for (const known of readdirSync(memory)) {
		if (known.startsWith(`${name}.`) && known !== current) rmSync(path.join(memory, known));
	}
	return path.join(memory, current);
}

/**
 * @returns whether the file reaches its minimum, and exactly the explained mutants have survived
 */
function report({ file, floor }: Mutated, results: MutantResult[], duration: number): boolean {
	const source = readFileSync(file, 'utf8').split('\n');
	const explained = survivors.filter((each) => each.file === file);
	const alive = results
		.filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
		.map((mutant) => read(source, mutant));

	const matches = (wanted: string | RegExp, text: string) =>
		typeof wanted === 'string' ? wanted === text : wanted.test(text);
	const reasonOf = ({ line, broken }: Broken) =>
		explained.find(
			(each) =>
				matches(each.line, line) && (each.broken === undefined || matches(each.broken, broken)),
		);
	const unexplained = alive.filter((each) => reasonOf(each) === undefined);
	const used = new Set(alive.map(reasonOf));
	const gone = explained.filter((each) => !used.has(each));

	const equivalent = alive.filter((each) => reasonOf(each)?.isEquivalent).length;
	const noticed = results.filter(
		({ status }) => status === 'Killed' || status === 'Timeout',
	).length;
	const counted = noticed + alive.length - equivalent;
	const score = counted === 0 ? 100 : (100 * noticed) / counted;

	const seconds = Math.round(duration / 1000);
	say(
		`${score.toFixed(1)} % ${file}: ${noticed} of ${counted} noticed, floor ${floor} %, ${seconds} s`,
	);
	for (const { line, broken } of unexplained) {
		say(`  survives, and survivors.ts does not explain it:\n    ${line}\n    ${broken}`);
	}
	for (const { line } of gone) {
		say(`  is noticed by now, so survivors.ts need not explain it:\n    ${String(line)}`);
	}
	return score >= floor && unexplained.length + gone.length === 0;
}

/** The lines of a mutant before and after its change, each as one line. */
function read(source: string[], { location, replacement = '' }: MutantResult): Broken {
	const { start, end } = location;
	const lines = source.slice(start.line - 1, end.line);
	const before = lines[0]!.slice(0, start.column - 1);
	const after = lines.at(-1)!.slice(end.column - 1);
	const onOneLine = (text: string) => text.replace(/\s+/g, ' ').trim();
	return { line: onOneLine(lines.join(' ')), broken: onOneLine(before + replacement + after) };
}
