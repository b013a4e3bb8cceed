/**
 * `npm run contract:diff -- <file or address> …`: compares the contract with a newer description of
 * the API.
 */
import path from 'node:path';

import { compare, versionOf } from './compare.ts';
import { operationsOf } from './operations.ts';
import { readDocument, Unreadable } from './read.ts';
import { report, summary } from './report.ts';

const root = path.dirname(path.dirname(import.meta.dirname));
const sources = process.argv.slice(2);

try {
	process.exitCode = await main();
} catch (error) {
	if (!(error instanceof Unreadable)) throw error;
	process.stderr.write(`${error.message}\n`);
	process.exitCode = 2;
}

/** @returns the exit code: 0 if there are no differences, otherwise 1 */
async function main(): Promise<number> {
	if (sources.length === 0) {
		throw new Unreadable(
			'Enter the documents to compare the contract with, as files or URLs:\n' +
				'npm run contract:diff -- https://api.supabase.com/api/v1-json https://api.supabase.com/api/v2-json',
		);
	}
	const ours = operationsOf(await readDocument(path.join(root, 'contract', 'openapi.json')));
	const documents = await Promise.all(sources.map(readDocument));
	const theirs = new Map(documents.flatMap((document) => [...operationsOf(document)]));

	const versions = [...new Set([...theirs.keys()].map(versionOf))].sort();
	const differences = compare(ours, theirs);
	const scope = `${theirs.size} operations of ${versions.join(' and ')}`;
	if (differences.length === 0) {
		process.stdout.write(`The contract is up to date: ${scope}.\n`);
		return 0;
	}
	process.stdout.write(
		`${report(differences)}\n\n${summary(differences)} Compared: ${scope}.\n` +
			'For the next steps, see contract/README.md, “Update it”.\n',
	);
	return 1;
}
