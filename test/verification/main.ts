/**
 * `npm run test:verification`: runs n8n’s scanner for packages that are submitted for verification.
 * The scanner normally downloads the source from GitHub and the tarball from npm; here, both come
 * from this checkout, and everything else is the scanner’s own.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import {
	analyzePackage,
	buildScanConfig,
	SOURCE_FILE_PATTERNS,
} from '@n8n/scan-community-package/scanner/scanner.mjs';
import { ESLint } from 'eslint';

import { rootFolder } from '../../sandbox/folders.ts';
import { live } from '../../sandbox/lifetime.ts';
import { packPackage } from '../../sandbox/packagedNode.ts';
import { run } from '../../sandbox/processes.ts';
import { say } from '../../sandbox/progress.ts';
import { type Explained, explained } from './explained.ts';

/** The same as in the scanner, which does not export it. */
const tarballFilePatterns = ['**/*.js', 'package.json'];

interface Finding {
	file: string;
	line: number;
	rule: string;
	words: string;
	isError: boolean;
}

async function main(): Promise<number> {
	const tarballFolder = mkdtempSync(path.join(tmpdir(), 'verification-'));
	try {
		const tarball = await packPackage();
		await run('tar', ['-xzf', tarball, '-C', tarballFolder, '--strip-components=1']);
		rmSync(tarball);

		const used = new Set<Explained>();
		const passed = [
			await scan('source', rootFolder, SOURCE_FILE_PATTERNS, used),
			await scan('tarball', tarballFolder, tarballFilePatterns, used),
			...explained.filter((each) => !used.has(each)).map(sayIsOutdated),
		];
		const count = passed.filter(Boolean).length;
		say(`\n${count} passed, ${passed.length - count} failed`);
		return count === passed.length ? 0 : 1;
	} finally {
		rmSync(tarballFolder, { recursive: true, force: true });
	}
}

/** Whether the scanner passes a folder, without unexplained warnings. */
async function scan(
	name: string,
	folder: string,
	filePatterns: string[],
	used: Set<Explained>,
): Promise<boolean> {
	const { passed, message, details } = await analyzePackage(folder, filePatterns);
	if (!passed) say(`${name}: ${message}\n${details ?? ''}`);

	const { files, findings } = await lint(folder, filePatterns);
	const isExplained = (finding: Finding): boolean => {
		const explanation = explained.find(
			({ file, rule, words }) =>
				file === finding.file && rule === finding.rule && finding.words.includes(words),
		);
		if (!explanation || finding.isError) return false;
		used.add(explanation);
		say(`${describe(name, finding)}\n  explained: ${explanation.reason}`);
		return true;
	};
	const unexplained = findings.filter((finding) => !isExplained(finding));
	for (const finding of unexplained) say(describe(name, finding));
	say(
		`${name}: n8n’s scanner ${passed ? 'passes' : 'refuses'} ${files} files, ` +
			`with ${unexplained.length} findings that are not explained`,
	);
	// It also passes a folder without files.
	return passed && unexplained.length === 0 && files > 0;
}

/** Lints like the scanner, which reports warnings only if there are errors. */
async function lint(
	folder: string,
	filePatterns: string[],
): Promise<{ files: number; findings: Finding[] }> {
	const eslint = new ESLint({
		cwd: folder,
		allowInlineConfig: false,
		overrideConfigFile: true,
		overrideConfig: await buildScanConfig(),
	});
	const results = await eslint.lintFiles(filePatterns);
	const findings = results.flatMap(({ filePath, messages }) =>
		messages.map(({ line, ruleId, message, severity }) => ({
			file: path.relative(folder, filePath).split(path.sep).join('/'),
			line,
			rule: ruleId ?? '',
			words: message,
			isError: severity === 2,
		})),
	);
	return { files: results.length, findings };
}

function describe(name: string, { file, line, rule, words, isError }: Finding): string {
	return `${name}: ${file}:${line} ${isError ? 'error' : 'warning'}: ${words} (${rule})`;
}

function sayIsOutdated({ file, rule }: Explained): boolean {
	say(`explained.ts explains what is not there: ${rule} in ${file}`);
	return false;
}

await live(main);
