import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');

describe('a release', () => {
	let desk: string;
	beforeEach(() => (desk = mkdtempSync(join(tmpdir(), 'release-'))));
	afterEach(() => rmSync(desk, { recursive: true }));

	/**
	 * The problems that the check finds with a tag of version 1.2.3, whether it passes, and the
	 * notes.
	 */
	function check(changelog: string, ...tag: string[]) {
		writeFileSync(join(desk, 'package.json'), '{ "version": "1.2.3" }');
		writeFileSync(join(desk, 'CHANGELOG.md'), `# Changelog\n\n${changelog}\n`);
		const script = join(root, '.ci', 'checkRelease.mjs');
		const { status, stderr, stdout } = spawnSync(process.execPath, [script, ...tag], {
			cwd: desk,
			encoding: 'utf8',
		});
		return {
			passes: status === 0,
			problems: stderr.trim().split('\n').filter(Boolean),
			notes: stdout,
		};
	}

	const changed = '### Fixed\n\n- A bug.';
	const dated = '## [1.2.3] - 2026-12-01';

	it('passes when tag, version and changelog agree, and has the changelog’s notes', () => {
		expect(check(`${dated}\n\n${changed}`, 'v1.2.3')).toEqual({
			passes: true,
			problems: [],
			notes: `${changed}\n`,
		});
	});

	it('has no notes of other versions, and not the addresses of their links', () => {
		const others = '## [1.2.2] - 2026-11-01\n\n- Old.\n\n[1.2.3]: https://example.com';
		const unreleased = '## [Unreleased]\n\n- New.';
		const all = `${unreleased}\n\n${dated}\n\n${changed}\n\n${others}`;
		expect(check(all, 'v1.2.3').notes).toBe(`${changed}\n`);
		const last = `${dated}\n\n${changed}\n\n[1.2.3]: https://example.com`;
		expect(check(last, 'v1.2.3').notes).toBe(`${changed}\n`);
	});

	it.each([
		['another tag', dated, 'v1.2.4', /^The tag is v1\.2\.4/],
		['a tag without v', dated, '1.2.3', /^The tag is 1\.2\.3/],
		['no date', '## [1.2.3]', 'v1.2.3', /Add the date/],
		['no section', '## [1.2.2] - 2026-12-01', 'v1.2.3', /has no section/],
		['a longer version', '## [1.2.30] - 2026-12-01', 'v1.2.3', /has no section/],
	])('fails with %s', (_what, heading, tag, problem) => {
		const { passes, problems, notes } = check(`${heading}\n\n${changed}`, tag);
		expect(passes).toBe(false);
		expect(problems).toEqual([expect.stringMatching(problem)]);
		expect(notes).toBe('');
	});

	it('fails with an empty section', () => {
		expect(check(dated, 'v1.2.3').problems).toEqual([expect.stringMatching(/says nothing/)]);
	});

	it('fails without a tag', () => {
		expect(check(`${dated}\n\n${changed}`).passes).toBe(false);
	});
});

describe('CHANGELOG.md', () => {
	const text = readFileSync(join(root, 'CHANGELOG.md'), 'utf8');
	const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
		version: string;
	};
	const headings = [...text.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading!);
	const versions = headings.map((heading) => /^\[(.+)\]/.exec(heading)?.[1]);
	const kinds = ['Added', 'Changed', 'Deprecated', 'Removed', 'Fixed', 'Security'];

	it('begins with unreleased changes, or with the version in package.json', () => {
		expect(['Unreleased', version]).toContain(versions[0]);
	});

	it('names each version once, with its date', () => {
		expect(versions).toEqual([...new Set(versions)]);
		const dated = headings.filter((heading) => heading !== '[Unreleased]');
		for (const heading of dated) {
			expect(heading).toMatch(/^\[\d+\.\d+\.\d+\] - \d{4}-\d{2}-\d{2}$/);
		}
	});

	it('sorts changes into the categories of Keep a Changelog', () => {
		const used = [...text.matchAll(/^### (.*)$/gm)].map(([, kind]) => kind!);
		expect(used.length).toBeGreaterThan(0);
		expect(used.filter((kind) => !kinds.includes(kind))).toEqual([]);
	});

	it('links each version to its source', () => {
		const linked = [...text.matchAll(/^\[([^\]]+)\]: https:\/\//gm)].map(([, name]) => name);
		expect(linked).toEqual(versions);
	});
});
