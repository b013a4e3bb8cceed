/**
 * `npm run test:versions`: installs the oldest supported n8n and the newest in the registry, and
 * tests the packed package in both.
 *
 *     npm run test:versions -- --write         writes docs/compatibility.md too
 *     npm run test:versions -- --in <folder>   installs there, and keeps it for the next run
 *     npm run test:versions -- --only <version>
 */
import { execFile, fork } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs, promisify } from 'node:util';

import { rootFolder } from '../../sandbox/folders.ts';
import { live, messageOf } from '../../sandbox/lifetime.ts';
import { say, step } from '../../sandbox/progress.ts';
import type { Outcome } from './check.ts';
import { installVersion, NotInstallable } from './install.ts';
import { newestFirst, oldest } from './versions.ts';

const { values: options } = parseArgs({
	options: {
		write: { type: 'boolean', default: false },
		in: { type: 'string' },
		only: { type: 'string' },
	},
});

const docsFile = path.join(rootFolder, 'docs', 'compatibility.md');

/** The folder of the installed versions, with a folder for each. */
const folder = options.in ?? mkdtempSync(path.join(tmpdir(), 'versions-'));
if (options.in === undefined) {
	process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
}

/** A tested version, and whether it is the oldest or the newest. */
interface Tried {
	version: string;
	place: string;
	outcomes: Outcome[];
}

const notInstallable: string[] = [];

async function main(): Promise<number> {
	const tried =
		options.only === undefined
			? [await tryFirst([oldest], 'the oldest'), await tryFirst(await newest(), 'the newest')]
			: [await tryFirst([options.only], 'asked for')];
	const text = [toMarkdown(tried), ...notInstallable].join('\n\n');
	say(`\n${text}`);
	if (options.write) writeFileSync(docsFile, page(text));

	const outcomes = tried.flatMap((each) => each.outcomes);
	const passed = outcomes.filter((outcome) => outcome.passed).length;
	say(`\n${passed} passed, ${outcomes.length - passed} failed`);
	return passed === outcomes.length ? 0 : 1;
}

async function newest(): Promise<string[]> {
	const { stdout } = await promisify(execFile)('npm', ['view', 'n8n', '--json'], {
		maxBuffer: 100_000_000,
	});
	const { versions, 'dist-tags': tags } = JSON.parse(stdout) as {
		versions: string[];
		'dist-tags': { latest: string };
	};
	return newestFirst(versions, tags.latest);
}

/** Tests the first version of a list that can be installed. */
async function tryFirst(versions: string[], place: string): Promise<Tried> {
	for (const version of versions) {
		const own = path.join(folder, version);
		try {
			await step(`Installing n8n ${version}`, async () => await installVersion(version, own));
			return { version, place, outcomes: await check(own) };
		} catch (error) {
			if (!(error instanceof NotInstallable)) throw error;
			notInstallable.push(`n8n ${version} could not be installed: ${messageOf(error)}.`);
		} finally {
			if (options.in === undefined) rmSync(own, { recursive: true, force: true });
		}
	}
	throw new Error(`None of these could be installed: ${notInstallable.join(' ')}`);
}

async function check(n8nFolder: string): Promise<Outcome[]> {
	const child = fork(path.join(import.meta.dirname, 'check.ts'), {
		env: { ...process.env, SANDBOX_N8N: n8nFolder, SANDBOX_NAME: 'versions' },
	});
	return await new Promise((resolve, reject) => {
		let outcomes: Outcome[] | undefined;
		child.once('message', (message) => (outcomes = message as Outcome[]));
		child.once('close', () => {
			if (outcomes) resolve(outcomes);
			else reject(new Error(`${n8nFolder} could not be tested`));
		});
	});
}

function toMarkdown(tried: Tried[]): string {
	const titles = [...new Set(tried.flatMap(({ outcomes }) => outcomes.map(({ title }) => title)))];
	const cell = ({ outcomes }: Tried, title: string) => {
		const outcome = outcomes.find((each) => each.title === title);
		if (!outcome) return 'not tried';
		return `${outcome.passed ? '✓' : '✗'} ${outcome.words.split('\n')[0]}`;
	};
	const rows = [
		['', ...tried.map(({ version, place }) => `n8n ${version}, ${place}`)],
		['---', ...tried.map(() => '---')],
		...titles.map((title) => [title, ...tried.map((each) => cell(each, title))]),
	];
	return rows.map((row) => `| ${row.join(' | ')} |`).join('\n');
}

function page(text: string): string {
	const date = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' }).format(new Date());
	return `# Compatibility

This node needs n8n ${oldest} or newer. The table is what \`npm run test:versions\` printed on ${date}: it installs n8n, puts the packed package into it as a user would, and uses it against the sandbox API, with n8n’s command line and in a browser. Node.js was ${process.versions.node}.

${text}
`;
}

await live(main);
