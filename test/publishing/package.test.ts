import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, posix } from 'node:path';
import { promisify } from 'node:util';

import {
	LazyPackageDirectoryLoader,
	PackageDirectoryLoader,
	resolveOutputSchemaPath,
} from 'n8n-core';

const run = promisify(execFile);
const root = join(__dirname, '..', '..');

type Manifest = {
	name: string;
	license: string;
	keywords: string[];
	description: string;
	author: { name: string };
	repository: { url: string };
	homepage: string;
	bugs: { url: string };
	scripts: Record<string, string>;
	peerDependencies: Record<string, string>;
	n8n: { credentials: string[]; nodes: string[] };
};

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;

/** The files that n8n reads when it starts, instead of all code. */
const forLazyLoading = ['known', 'types'].flatMap((folder) => [
	`dist/${folder}/credentials.json`,
	`dist/${folder}/nodes.json`,
]);

/** All published files, by path in the package. */
let packed: string[];
/** Total size, in bytes. */
let unpackedSize: number;
const textOf = (file: string) => readFileSync(join(root, file), 'utf8');
const scripts = () => packed.filter((file) => file.endsWith('.js'));

beforeAll(async () => {
	await run('npx', ['gulp', 'build'], { cwd: root });
	const { stdout } = await run('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
		cwd: root,
		maxBuffer: 10_000_000,
	});
	// npm 12 returns an object by package name, older versions a list.
	const [report] = Object.values(
		JSON.parse(stdout) as Record<string, { files: Array<{ path: string }>; unpackedSize: number }>,
	);
	unpackedSize = report!.unpackedSize;
	packed = report!.files.map(({ path }) => path).sort();
}, 300_000);

describe('the package', () => {
	it('contains the node, and the files that describe it', () => {
		expect(packed.filter((file) => !file.startsWith('dist/'))).toEqual([
			'CHANGELOG.md',
			'LICENSE',
			'README.md',
			'package.json',
		]);
		const kinds = /^dist\/(nodes|credentials)\/[\w/.]+(?<!\.test|\.d)\.(js|svg|node\.json)$/;
		const schemas = /^dist\/nodes\/\w+\/__schema__\/v1\.0\.0(\/\w+\/\w+)?\.json$/;
		const unknown = packed.filter(
			(file) => file.startsWith('dist/') && !kinds.test(file) && !schemas.test(file),
		);
		expect(unknown).toEqual(forLazyLoading);
	});

	it('contains every source file, and no file without a source', () => {
		const sources = ['nodes', 'credentials'].flatMap((folder) =>
			readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
				.filter((name) => /\.(ts|svg|json)$/.test(name))
				.map((name) => posix.join('dist', folder, name).replace(/\.ts$/, '.js')),
		);
		const expected = [...sources, ...forLazyLoading].sort();
		expect(packed.filter((file) => file.startsWith('dist/'))).toEqual(expected);
	});

	it('is smaller than 1.5 MB', () => expect(unpackedSize).toBeLessThan(1_500_000));

	it('has the output schemas in the folders where n8n reads them', async () => {
		const loader = new LazyPackageDirectoryLoader(root);
		await loader.loadAll();
		const found = Object.entries(loader.known.nodes).map(([name, { sourcePath }]) => {
			const place = { nodeDir: join(root, dirname(sourcePath)), version: 1 };
			const chosen = { resource: 'project', operation: 'get' };
			return [
				name,
				existsSync(
					resolveOutputSchemaPath({ ...place, ...(name.endsWith('Trigger') ? {} : chosen) })!,
				),
			];
		});
		expect(found).toHaveLength(manifest.n8n.nodes.length);
		expect(found.filter(([, isThere]) => !isThere)).toEqual([]);
	});

	it('has the same descriptions for n8n’s start as the code itself', async () => {
		const [atStart, later] = [
			new LazyPackageDirectoryLoader(root),
			new PackageDirectoryLoader(root),
		];
		await Promise.all([atStart.loadAll(), later.loadAll()]);
		expect(atStart.isLazyLoaded).toBe(true);
		expect(atStart.known).toEqual(later.known);
		expect(atStart.types.nodes).toHaveLength(manifest.n8n.nodes.length);
		// n8n leaves out the names of methods, because the editor does not use them.
		const written = (key: string, value: unknown) =>
			key === '__loadOptionsMethods' ? undefined : value;
		expect(atStart.types).toEqual(JSON.parse(JSON.stringify(later.types, written)));
	});

	it('contains what n8n must load', () => {
		const { credentials, nodes } = manifest.n8n;
		expect(packed).toEqual(expect.arrayContaining([...credentials, ...nodes]));
		const all = (kind: RegExp) => packed.filter((file) => kind.test(file)).length;
		expect(credentials).toHaveLength(all(/\.credentials\.js$/));
		// The versioned node loads its own version.
		expect(nodes).toHaveLength(all(/^dist\/nodes\/\w+\/\w+\.node\.js$/));
	});

	it('contains all files that its files load', () => {
		const missing = scripts().flatMap((file) =>
			[...textOf(file).matchAll(/\brequire\("([^"]+)"\)/g)]
				.map(([, wanted]) => wanted!)
				.filter((wanted) => {
					if (!wanted.startsWith('.')) return wanted !== 'n8n-workflow' && !isBuiltin(wanted);
					const path = posix.join(dirname(file), wanted);
					return ![`${path}.js`, `${path}/index.js`, path].some((each) => packed.includes(each));
				})
				.map((wanted) => `${wanted} in ${file}`),
		);
		expect(missing).toEqual([]);
	});

	it('contains the icons', () => {
		const icons = scripts().flatMap((file) =>
			[...textOf(file).matchAll(/["']file:([^"']+\.svg)["']/g)].map(([, icon]) =>
				posix.join(dirname(file), icon!),
			),
		);
		// Each node and credential has a light and a dark icon.
		const owners = packed.filter((file) => /\.(node|credentials)\.js$/.test(file));
		expect(icons).toHaveLength(2 * owners.length);
		expect(icons.filter((icon) => !packed.includes(icon))).toEqual([]);
	});

	it('contains no source maps, and no folder names of the build machine', () => {
		const traces = scripts().filter((file) => {
			const text = textOf(file);
			return text.includes('sourceMappingURL') || text.includes(root);
		});
		expect(traces).toEqual([]);
	});

	it('has one readme: if there are several, npm does not always show the same one', () => {
		expect(readdirSync(root).filter((name) => /^readme(\.|$)/i.test(name))).toEqual(['README.md']);
	});
});

describe('package.json, by n8n’s rules for verified nodes', () => {
	it('has a name and the keyword by which n8n finds it', () => {
		expect(manifest.name).toMatch(/^n8n-nodes-[a-z-]+$/);
		expect(manifest.keywords).toContain('n8n-community-node-package');
		expect(manifest.keywords).toEqual([...new Set(manifest.keywords)]);
	});

	it('has the MIT license', () => {
		expect(manifest.license).toBe('MIT');
		expect(textOf('LICENSE')).toMatch(/^MIT License/);
	});

	it('requires only n8n', () => {
		for (const kind of [
			'dependencies',
			'optionalDependencies',
			'bundledDependencies',
			'bundleDependencies',
		]) {
			expect(manifest).not.toHaveProperty(kind);
		}
		expect(Object.keys(manifest.peerDependencies)).toEqual(['n8n-workflow']);
	});

	it('runs no scripts on installation', () => {
		const atInstallation = ['preinstall', 'install', 'postinstall', 'prepare'];
		expect(Object.keys(manifest.scripts).filter((name) => atInstallation.includes(name))).toEqual(
			[],
		);
	});

	it('names the author, describes the package, and links to its source', () => {
		expect(manifest.author.name).not.toBe('');
		expect(manifest.description).toMatch(/n8n.*Supabase/);
		const address = manifest.repository.url.replace(/^git\+|\.git$/g, '');
		expect(address).toMatch(/^https:\/\/github\.com\/[\w-]+\/n8n-nodes-supabase-management$/);
		expect(manifest.homepage).toBe(`${address}#readme`);
		expect(manifest.bugs.url).toBe(`${address}/issues`);
	});

	it('is in English', () => {
		// Except the Chinese name of the Chinese README.
		const link = '[简体中文](README_zh-CN.md)';
		const foreign = packed.filter((file) =>
			/[^\P{L}\p{Script=Latin}]/u.test(textOf(file).replace(link, '')),
		);
		expect(foreign).toEqual([]);
	});
});
