import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');

describe('a release', () => {
	let desk: string;
	beforeEach(() => (desk = mkdtempSync(join(tmpdir(), 'release-'))));
	afterEach(() => rmSync(desk, { recursive: true }));

	/** What the check has against a tag of version 1.2.3, and whether it lets it pass. */
	function check(changelog: string, ...tag: string[]) {
		writeFileSync(join(desk, 'package.json'), '{ "version": "1.2.3" }');
		writeFileSync(join(desk, 'CHANGELOG.md'), `# Changelog\n\n${changelog}\n\nText.\n`);
		const script = join(root, '.ci', 'checkRelease.mjs');
		const { status, stderr } = spawnSync(process.execPath, [script, ...tag], {
			cwd: desk,
			encoding: 'utf8',
		});
		return { passes: status === 0, problems: stderr.trim().split('\n').filter(Boolean) };
	}

	it('passes when tag, version and changelog agree', () => {
		expect(check('## 1.2.3 – 2026-12-01', 'v1.2.3')).toEqual({ passes: true, problems: [] });
	});

	it.each([
		['another tag', '## 1.2.3 – 2026-12-01', 'v1.2.4', /^The tag is v1\.2\.4/],
		['a tag without v', '## 1.2.3 – 2026-12-01', '1.2.3', /^The tag is 1\.2\.3/],
		['no date', '## 1.2.3 – unreleased', 'v1.2.3', /Put the date there/],
		['no section', '## 1.2.2 – 2026-12-01', 'v1.2.3', /has no section/],
		['a longer version', '## 1.2.30 – 2026-12-01', 'v1.2.3', /has no section/],
	])('does not with %s', (_what, changelog, tag, problem) => {
		const { passes, problems } = check(changelog, tag);
		expect(passes).toBe(false);
		expect(problems).toEqual([expect.stringMatching(problem)]);
	});

	it('does not without a tag', () => {
		expect(check('## 1.2.3 – 2026-12-01').passes).toBe(false);
	});
});

describe('CHANGELOG.md', () => {
	const text = readFileSync(join(root, 'CHANGELOG.md'), 'utf8');
	const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
		version: string;
	};
	const headings = [...text.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading!);

	it('begins with the version that package.json has', () => {
		expect(headings[0]).toMatch(new RegExp(`^${version.replaceAll('.', '\\.')} – `));
	});

	it('names each version once, with its date; only the first may be without', () => {
		const versions = headings.map((heading) => heading.split(' – ')[0]);
		expect(versions).toEqual([...new Set(versions)]);
		headings.forEach((heading, index) => {
			expect(heading).toMatch(
				index === 0
					? /^\d+\.\d+\.\d+ – (\d{4}-\d{2}-\d{2}|unreleased)$/
					: /^\d+\.\d+\.\d+ – \d{4}-\d{2}-\d{2}$/,
			);
		});
	});
});
