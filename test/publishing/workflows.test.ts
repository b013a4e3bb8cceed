import { spawnSync } from 'node:child_process';
import {
	chmodSync,
	existsSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

import $RefParser from '@apidevtools/json-schema-ref-parser';

const root = join(__dirname, '..', '..');
const folder = join(root, '.github', 'workflows');

type Step = { uses?: string; run?: string; with?: Record<string, unknown> };
type Job = { uses?: string; steps?: Step[]; permissions?: Record<string, string> };
type Workflow = {
	on: Record<string, unknown>;
	permissions: Record<string, string>;
	jobs: Record<string, Job>;
};

/** It reads YAML, which is all that is wanted of it here. */
const read = async (name: string) =>
	(await $RefParser.parse(join(folder, name))) as unknown as Workflow;

const stepsOf = ({ jobs }: Workflow) => Object.values(jobs).flatMap(({ steps = [] }) => steps);

describe.each(readdirSync(folder))('%s', (name) => {
	let workflow: Workflow;
	beforeAll(async () => {
		workflow = await read(name);
	});

	it('may not do more than it needs', () => {
		const writes = [workflow, ...Object.values(workflow.jobs)].flatMap(({ permissions = {} }) =>
			Object.keys(permissions).filter((each) => permissions[each] === 'write'),
		);
		const needed: Record<string, string[]> = {
			'contract.yml': ['issues'],
			'publish.yml': ['id-token'],
		};
		expect(workflow.permissions.contents).toBe('read');
		expect(writes).toEqual(needed[name] ?? []);
	});

	it('uses no secret', () => {
		expect(readFileSync(join(folder, name), 'utf8')).not.toMatch(/\bsecrets\b/);
	});

	it('uses GitHub’s own actions, in a version that is named, and leaves them no token', () => {
		for (const { uses, with: given } of stepsOf(workflow)) {
			if (uses === undefined) continue;
			expect(uses).toMatch(/^actions\/[\w-]+@v\d+$/);
			if (uses.startsWith('actions/checkout@')) {
				expect(given).toMatchObject({ 'persist-credentials': false });
			}
		}
	});

	it('runs what is there', () => {
		const scripts = (
			JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: object }
		).scripts;
		for (const { run = '' } of stepsOf(workflow)) {
			for (const [file] of run.matchAll(/\.ci\/\w+(\.mjs)?/g)) {
				expect({ file, isThere: existsSync(join(root, file)) }).toEqual({ file, isThere: true });
			}
			for (const [, script] of run.matchAll(/npm run (?:--silent )?([\w:]+)/g)) {
				expect(Object.keys(scripts)).toContain(script);
			}
		}
		for (const { uses = '' } of Object.values(workflow.jobs)) {
			expect(existsSync(join(root, uses))).toBe(true);
		}
	});
});

it('publishes for tags of versions alone, and after everything has passed', async () => {
	const { on, jobs } = await read('publish.yml');
	expect(on).toEqual({ push: { tags: ['v*'] } });
	expect(jobs.publish).toMatchObject({ needs: 'test' });
	const runs = jobs.publish!.steps!.map(({ run }) => run);
	expect(runs).toContain('npm publish --provenance --access public');
	expect(runs.indexOf('node .ci/checkRelease.mjs "$TAG"')).toBeLessThan(
		runs.indexOf('npm publish --provenance --access public'),
	);
});

it('tests what .ci/run tests', async () => {
	expect(stepsOf(await read('ci.yml')).map(({ run }) => run)).toContain('.ci/run');
});

describe('the issue about differences', () => {
	let desk: string;
	beforeEach(() => {
		desk = mkdtempSync(join(tmpdir(), 'differences-'));
		writeFileSync(join(desk, 'differences.txt'), 'POST /v1/new\n  + New operation\n');
	});
	afterEach(() => rmSync(desk, { recursive: true }));

	/** Runs the script with a `gh` that notes what it is asked, and knows of one open issue or none. */
	function reportDifferences(code: number, openIssue: string) {
		const gh = join(desk, 'gh');
		writeFileSync(
			gh,
			'#!/bin/sh\necho "$1 $2 $3" >>asked.txt\n[ "$2" = list ] && echo "$OPEN_ISSUE"\nexit 0\n',
		);
		chmodSync(gh, 0o755);
		const { status, stderr } = spawnSync(join(root, '.ci', 'reportDifferences'), {
			cwd: desk,
			encoding: 'utf8',
			env: {
				PATH: `${desk}${delimiter}${process.env.PATH}`,
				CODE: String(code),
				OPEN_ISSUE: openIssue,
				RUN: 'https://github.com/runs/1',
				GH_REPO: 'owner/name',
				GITHUB_SERVER_URL: 'https://github.com',
			},
		});
		expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
		const body = join(desk, 'issue.md');
		return {
			asked: readFileSync(join(desk, 'asked.txt'), 'utf8').trim().split('\n').slice(2),
			body: existsSync(body) ? readFileSync(body, 'utf8') : undefined,
		};
	}

	it('is opened when there are differences, with all of them', () => {
		const { asked, body } = reportDifferences(1, '');
		expect(asked).toEqual(['issue create --title']);
		expect(body).toContain('POST /v1/new\n  + New operation\n');
		expect(body).toContain('https://github.com/owner/name/blob/main/contract/README.md');
		expect(body).toContain('https://github.com/runs/1');
	});

	it('is brought up to date when it is there', () => {
		expect(reportDifferences(1, '7').asked).toEqual(['issue edit 7']);
	});

	it('is closed when there are none any more', () => {
		expect(reportDifferences(0, '7').asked).toEqual(['issue close 7']);
	});

	it('is not touched when there are none and it is not there', () => {
		expect(reportDifferences(0, '').asked).toEqual([]);
	});

	it('stays within what an issue may hold', () => {
		writeFileSync(join(desk, 'differences.txt'), 'x'.repeat(200_000));
		expect(reportDifferences(1, '').body!.length).toBeLessThan(65_536);
	});
});

describe('the forms for issues', () => {
	const forms = join(root, '.github', 'ISSUE_TEMPLATE');
	const parse = async (name: string) => (await $RefParser.parse(join(forms, name))) as unknown;

	type Field = {
		type: string;
		id?: string;
		attributes: { label?: string; value?: string; options?: Array<string | { label: string }> };
	};

	it.each(readdirSync(forms).filter((name) => name !== 'config.yml'))(
		'%s is what GitHub takes for a form',
		async (name) => {
			const form = (await parse(name)) as { name: string; description: string; body: Field[] };
			expect(form.name).not.toBe('');
			expect(form.description.length).toBeLessThan(200);
			const questions = form.body.filter(({ type }) => type !== 'markdown');
			expect(questions.length).toBeGreaterThan(0);
			const ids = questions.map(({ id }) => id);
			expect(ids).toEqual([...new Set(ids)]);
			for (const { type, id, attributes } of questions) {
				expect(['input', 'textarea', 'dropdown', 'checkboxes']).toContain(type);
				expect(id).toMatch(/^[\w-]+$/);
				expect(attributes.label).not.toBe('');
				const hasOptions = type === 'dropdown' || type === 'checkboxes';
				expect(attributes.options !== undefined).toBe(hasOptions);
			}
		},
	);

	it('lead elsewhere what belongs elsewhere', async () => {
		const { blank_issues_enabled: blank, contact_links: links } = (await parse('config.yml')) as {
			blank_issues_enabled: boolean;
			contact_links: Array<{ name: string; url: string; about: string }>;
		};
		expect(blank).toBe(false);
		for (const link of links) {
			expect(Object.keys(link).sort()).toEqual(['about', 'name', 'url']);
			expect(link.url).toMatch(/^https:\/\//);
		}
	});
});
