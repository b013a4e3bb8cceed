const { execFile } = require('node:child_process');
const { readdir, readFile, rm, writeFile } = require('node:fs/promises');
const path = require('node:path');
const gulp = require('gulp');
const prettier = require('prettier');

/** Runs a JavaScript file of an installed package. */
const run = (file, args, done) =>
	execFile(process.execPath, [path.join('node_modules', file), ...args], (error, output) =>
		done(error ? new Error(output || error.message) : null),
	);

const clean = () => rm('dist', { recursive: true, force: true });

const compile = (done) => run('typescript/bin/tsc', ['-p', 'tsconfig.build.json'], done);

// TypeScript indents with four spaces. Formatted like its sources, the package is smaller.
const formatCompiled = async () => {
	const names = await readdir('dist', { recursive: true });
	for (const name of names.filter((each) => each.endsWith('.js'))) {
		const file = path.join('dist', name);
		const options = { ...(await prettier.resolveConfig(file)), filepath: file };
		await writeFile(file, await prettier.format(await readFile(file, 'utf8'), options));
	}
};

const copyIconsCodexAndSchemas = () =>
	gulp
		.src(
			[
				'nodes/**/*.{svg,png,node.json}',
				'nodes/*/__schema__/**/*.json',
				'credentials/**/*.{svg,png}',
			],
			{ base: '.', encoding: false },
		)
		.pipe(gulp.dest('dist'));

// With what the nodes look like in files of its own, n8n starts without loading their code.
const describeForLazyLoading = (done) => run('n8n-core/bin/generate-metadata', [], done);

exports.clean = clean;
exports.build = gulp.series(
	clean,
	gulp.parallel(gulp.series(compile, formatCompiled), copyIconsCodexAndSchemas),
	describeForLazyLoading,
);
exports.default = exports.build;
