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
type Job = {
	uses?: string;
	needs?: string;
	steps?: Step[];
	permissions?: Record<string, string>;
	strategy?: { matrix: { include: Array<Record<string, string>> } };
};
type Workflow = {
	on: Record<string, unknown>;
	permissions: Record<string, string>;
	jobs: Record<string, Job>;
};

/** It only reads YAML, which is enough here. */
const read = async (name: string) =>
	(await $RefParser.parse(join(folder, name))) as unknown as Workflow;

const stepsOf = ({ jobs }: Workflow) => Object.values(jobs).flatMap(({ steps = [] }) => steps);

/** The commands of a workflow’s jobs; each job of a matrix has its own values. */
const commandsOf = ({ jobs }: Workflow) =>
	Object.values(jobs).flatMap(({ steps = [], strategy }) =>
		(strategy?.matrix.include ?? [{}]).flatMap((values: Record<string, string>) =>
			steps.map(({ run = '' }) =>
				run.replace(/\$\{\{ matrix\.(\w+) \}\}/g, (_all, name: string) => values[name] ?? ''),
			),
		),
	);

describe.each(readdirSync(folder))('%s', (name) => {
	let workflow: Workflow;
	beforeAll(async () => {
		workflow = await read(name);
	});

	it('has only the permissions that it needs', () => {
		const writes = [workflow, ...Object.values(workflow.jobs)].flatMap(({ permissions = {} }) =>
			Object.keys(permissions).filter((each) => permissions[each] === 'write'),
		);
		const needed: Record<string, string[]> = {
			'contract.yml': ['issues'],
			'publish.yml': ['id-token', 'contents'],
		};
		expect(workflow.permissions.contents).toBe('read');
		expect(writes).toEqual(needed[name] ?? []);
	});

	it('uses no secret', () => {
		expect(readFileSync(join(folder, name), 'utf8')).not.toMatch(/\bsecrets\b/);
	});

	it('pins GitHub’s own actions by commit, names their version, and gives them no token', () => {
		const text = readFileSync(join(folder, name), 'utf8');
		for (const { uses, with: given } of stepsOf(workflow)) {
			if (uses === undefined) continue;
			expect(uses).toMatch(/^actions\/[\w-]+@[\da-f]{40}$/);
			expect(text).toMatch(new RegExp(`${uses} # v\\d+\\.\\d+\\.\\d+$`, 'm'));
			if (uses.startsWith('actions/checkout@')) {
				expect(given).toMatchObject({ 'persist-credentials': false });
			}
		}
	});

	it('runs existing commands', () => {
		const scripts = (
			JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: object }
		).scripts;
		for (const run of commandsOf(workflow)) {
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

it('uses only one version of each action', async () => {
	const workflows = await Promise.all(readdirSync(folder).map(read));
	const used = new Set(workflows.flatMap(stepsOf).flatMap(({ uses = [] }) => uses));
	const names = [...used].map((uses) => uses.replace(/@.*/, ''));
	expect(names).toEqual([...new Set(names)]);
});

describe('publish.yml', () => {
	let workflow: Workflow;
	beforeAll(async () => {
		workflow = await read('publish.yml');
	});
	const runsOf = (job: string) => workflow.jobs[job]!.steps!.flatMap(({ run = [] }) => run);

	it('publishes only tags of versions, and only after all checks have passed', () => {
		expect(workflow.on).toEqual({ push: { tags: ['v*'] } });
		const { test, build, publish, release } = workflow.jobs;
		expect(test).toEqual({ uses: './.github/workflows/ci.yml' });
		expect([build, publish, release].map((job) => job!.needs)).toEqual([
			'test',
			'build',
			'publish',
		]);
	});

	it('builds without the permission to publish, after tag and changelog have been compared', () => {
		expect(workflow.jobs.build!.permissions).toBeUndefined();
		const [check, ...others] = runsOf('build');
		expect(check).toBe('node .ci/checkRelease.mjs "$TAG" > release-notes.md');
		expect(others).toEqual(['npm ci', 'npm pack']);
	});

	it('publishes with only the permission to publish: no sources, no scripts', () => {
		const { permissions, steps } = workflow.jobs.publish!;
		expect(permissions).toEqual({ 'id-token': 'write' });
		expect(runsOf('publish')).toEqual([
			'npm publish ./*.tgz --ignore-scripts --provenance --access public',
		]);
		const actions = steps!.flatMap(({ uses = [] }) => uses).map((uses) => uses.split('@')[0]);
		expect(actions).toEqual(['actions/download-artifact', 'actions/setup-node']);
	});

	it('creates a GitHub release with the notes of the changelog', () => {
		expect(workflow.jobs.release!.permissions).toEqual({ contents: 'write' });
		expect(runsOf('release')).toEqual([expect.stringContaining('--notes-file release-notes.md')]);
	});
});

describe('ci.yml', () => {
	it('runs what .ci/run runs', async () => {
		const all = readFileSync(join(root, '.ci', 'run'), 'utf8');
		const stages = [...all.matchAll(/^stage (.+)$/gm)].map(([, command]) => command!);
		expect(stages).toContain('npm test');
		const commands = commandsOf(await read('ci.yml'));
		expect(stages.filter((command) => !commands.includes(command))).toEqual([]);
	});

	it('checks the oldest Node.js that package.json allows, outside npm scripts', async () => {
		const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
			engines: { node: string };
		};
		const oldest = engines.node.replace('>=', '');
		const { steps } = (await read('ci.yml')).jobs['oldest-node']!;
		expect(steps!.map((step) => step.with?.['node-version'])).toContain(oldest);
		expect(steps!.map(({ run }) => run)).toContain(`node .ci/checkOldestNode.mjs ${oldest}`);
	});
});

it('runs checks of a Node.js version only under that version', () => {
	const script = join(root, '.ci', 'checkOldestNode.mjs');
	const { status, stderr } = spawnSync(process.execPath, [script, '1.2'], { encoding: 'utf8' });
	expect(status).toBe(1);
	expect(stderr).toBe(`This is Node.js ${process.version}, not 1.2.\n`);
});

describe('the issue about differences', () => {
	let desk: string;
	beforeEach(() => {
		desk = mkdtempSync(join(tmpdir(), 'differences-'));
		writeFileSync(join(desk, 'differences.txt'), 'POST /v1/new\n  + New operation\n');
	});
	afterEach(() => rmSync(desk, { recursive: true }));

	/** Runs the script with a `gh` that records its calls, and with one open issue or none. */
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

	it('is opened if there are differences, and lists all of them', () => {
		const { asked, body } = reportDifferences(1, '');
		expect(asked).toEqual(['issue create --title']);
		expect(body).toContain('POST /v1/new\n  + New operation\n');
		expect(body).toContain('https://github.com/owner/name/blob/main/contract/README.md');
		expect(body).toContain('https://github.com/runs/1');
	});

	it('is updated if it exists', () => {
		expect(reportDifferences(1, '7').asked).toEqual(['issue edit 7']);
	});

	it('is closed if there are no more differences', () => {
		expect(reportDifferences(0, '7').asked).toEqual(['issue close 7']);
	});

	it('is left alone if there are no differences and no issue', () => {
		expect(reportDifferences(0, '').asked).toEqual([]);
	});

	it('stays within GitHub’s size limit', () => {
		writeFileSync(join(desk, 'differences.txt'), 'x'.repeat(200_000));
		expect(reportDifferences(1, '').body!.length).toBeLessThan(65_536);
	});
});

describe('the issue forms', () => {
	const forms = join(root, '.github', 'ISSUE_TEMPLATE');
	const parse = async (name: string) => (await $RefParser.parse(join(forms, name))) as unknown;

	type Field = {
		type: string;
		id?: string;
		attributes: { label?: string; value?: string; options?: Array<string | { label: string }> };
	};

	it.each(readdirSync(forms).filter((name) => name !== 'config.yml'))(
		'%s is a form that GitHub accepts',
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

	it('link to the right places for other concerns', async () => {
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
