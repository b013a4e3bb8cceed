import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { databaseFile, dataFolder, rootFolder, userFolder } from './folders.ts';
import { run } from './processes.ts';

interface Manifest {
	name: string;
	version: string;
	author?: { name?: string; email?: string };
	dependencies?: Record<string, string>;
	devDependencies?: unknown;
	peerDependencies?: unknown;
	optionalDependencies?: unknown;
	n8n: { nodes: string[] };
}

/** The parts of a node type, versioned or not, that n8n’s list of community nodes shows. */
interface NodeType {
	description: { displayName: string; name: string; defaultVersion?: number; version?: number };
}

/** Builds the package and packs it as for publishing. Returns the tarball’s path. */
export async function packPackage(): Promise<string> {
	await npm('run', 'build');
	const destination = ['--pack-destination', userFolder];
	const report = JSON.parse(await npm('pack', '--ignore-scripts', '--json', ...destination)) as
		[{ filename: string }] | Record<string, { filename: string }>;
	// npm 12 returns an object by package name, older versions a list.
	const [packed] = Object.values(report);
	if (!packed) throw new Error('npm pack created no package.');
	return path.join(userFolder, packed.filename);
}

/**
 * Unpacks the tarball into n8n’s folder for community packages, in the same steps as an
 * installation in n8n’s editor. Returns the package’s folder.
 */
export async function installTarball(tarball: string): Promise<string> {
	const nodesFolder = path.join(dataFolder, 'nodes');
	const { name } = JSON.parse(
		readFileSync(path.join(rootFolder, 'package.json'), 'utf8'),
	) as Manifest;
	const folder = path.join(nodesFolder, 'node_modules', name);
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder, { recursive: true });
	await run('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1']);
	rmSync(tarball);

	const manifest = readManifest(folder);
	if (Object.keys(manifest.dependencies ?? {}).length > 0) {
		throw new Error('A community node must not have dependencies: n8n would not verify it.');
	}
	delete manifest.devDependencies;
	delete manifest.peerDependencies;
	delete manifest.optionalDependencies;
	writeJson(path.join(folder, 'package.json'), manifest);
	writeJson(path.join(nodesFolder, 'package.json'), {
		name: 'installed-nodes',
		private: true,
		dependencies: { [name]: manifest.version },
	});
	return folder;
}

/**
 * Adds the package to n8n’s own list of community packages, so that the editor shows it under
 * Settings > Community nodes. The database must already exist.
 */
export function recordInstallation(folder: string): void {
	const manifest = readManifest(folder);
	const database = new DatabaseSync(databaseFile);
	database.exec('PRAGMA foreign_keys = ON');
	database.prepare('DELETE FROM installed_packages WHERE packageName = ?').run(manifest.name);
	database
		.prepare(
			`INSERT INTO installed_packages
				(packageName, installedVersion, authorName, authorEmail, createdAt, updatedAt)
				VALUES (?, ?, ?, ?, STRFTIME('%Y-%m-%d %H:%M:%f'), STRFTIME('%Y-%m-%d %H:%M:%f'))`,
		)
		.run(
			manifest.name,
			manifest.version,
			manifest.author?.name ?? null,
			manifest.author?.email ?? null,
		);
	for (const { displayName, name, defaultVersion, version } of describeNodes(folder, manifest)) {
		database
			.prepare(
				'INSERT INTO installed_nodes (name, type, latestVersion, package) VALUES (?, ?, ?, ?)',
			)
			.run(displayName, `${manifest.name}.${name}`, defaultVersion ?? version ?? 1, manifest.name);
	}
	database.close();
}

function describeNodes(folder: string, manifest: Manifest): Array<NodeType['description']> {
	const requireFromPackage = createRequire(path.join(folder, 'package.json'));
	return manifest.n8n.nodes.map((file) => {
		const exported = requireFromPackage(path.join(folder, file)) as Record<
			string,
			new () => NodeType
		>;
		// n8n’s own rule: the class is named like its file.
		const NodeClass = exported[path.basename(file, '.node.js')];
		if (!NodeClass) throw new Error(`${file} exports no class of the same name.`);
		return new NodeClass().description;
	});
}

function readManifest(folder: string): Manifest {
	return JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as Manifest;
}

function writeJson(file: string, content: unknown): void {
	writeFileSync(file, JSON.stringify(content, null, 2));
}

/** Runs the npm that runs this script, without a shell. */
async function npm(...args: string[]): Promise<string> {
	const npmScript = process.env.npm_execpath;
	return npmScript?.endsWith('.js')
		? await run(process.execPath, [npmScript, ...args], { cwd: rootFolder })
		: await run('npm', args, { cwd: rootFolder });
}
