// Builds and packs the package, installs it as n8n does, and loads its nodes and credentials, all
// under the Node.js that runs this script. It takes the place of `npm run`, which puts the Node.js 24
// of devDependencies first.
//
//     node .ci/checkOldestNode.mjs 20.19
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.dirname(import.meta.dirname);
const [, , wanted = 'missing'] = process.argv;
if (!process.version.startsWith(`v${wanted}.`)) {
	process.stderr.write(`This is Node.js ${process.version}, not ${wanted}.\n`);
	process.exit(1);
}

const { name, n8n } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const folder = mkdtempSync(path.join(tmpdir(), 'oldest-node-'));
try {
	run(process.execPath, [path.join('node_modules', 'gulp', 'bin', 'gulp.js'), 'build'], root);
	run('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', folder], root);
	const [tarball] = readdirSync(folder);
	run('npm', ['install', '--silent', '--omit=peer', path.join(folder, tarball)], folder);

	// n8n brings this along.
	const peer = path.join('node_modules', 'n8n-workflow');
	mkdirSync(path.dirname(path.join(folder, peer)), { recursive: true });
	symlinkSync(path.join(root, peer), path.join(folder, peer));
	const require = createRequire(path.join(folder, 'node_modules', name, 'package.json'));
	const files = [...n8n.credentials, ...n8n.nodes];
	for (const file of files) {
		for (const Type of Object.values(require(`./${file}`))) new Type();
	}
	process.stdout.write(
		`Node.js ${process.version} builds, installs and loads ${files.length} files.\n`,
	);
} finally {
	rmSync(folder, { recursive: true, force: true });
}

function run(command, args, cwd) {
	execFileSync(command, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
}
