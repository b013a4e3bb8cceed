const { execFile } = require('node:child_process');
const { rm } = require('node:fs/promises');
const path = require('node:path');
const gulp = require('gulp');

const clean = () => rm('dist', { recursive: true, force: true });

const compile = (done) =>
	execFile(
		process.execPath,
		[path.join('node_modules', 'typescript', 'bin', 'tsc'), '-p', 'tsconfig.build.json'],
		(error, output) => done(error ? new Error(output || error.message) : null),
	);

const copyIconsAndCodex = () =>
	gulp
		.src(['nodes/**/*.{svg,png,node.json}', 'credentials/**/*.{svg,png}'], {
			base: '.',
			encoding: false,
		})
		.pipe(gulp.dest('dist'));

exports.clean = clean;
exports.build = gulp.series(clean, gulp.parallel(compile, copyIconsAndCodex));
exports.default = exports.build;
