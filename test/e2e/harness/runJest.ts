import { readFileSync } from 'node:fs';
import path from 'node:path';

import { rootFolder } from '../../../sandbox/folders.ts';
import { launch } from '../../../sandbox/processes.ts';

export interface Outcome {
	exitCode: number;
	/** The line at the end of the output. */
	closing: string;
}

/**
 * Runs the tests of a folder’s jest.config.mjs, or those that the command line names.
 *
 * @param artifactsFolder The folder for its report, results.json.
 * @param environment Variables for the tests.
 */
export async function runJest(
	folder: string,
	artifactsFolder: string,
	environment: NodeJS.ProcessEnv,
): Promise<Outcome> {
	const jest = path.join(rootFolder, 'node_modules', 'jest', 'bin', 'jest.js');
	const config = path.join(folder, 'jest.config.mjs');
	const resultsFile = path.join(artifactsFolder, 'results.json');
	const output = ['--json', `--outputFile=${resultsFile}`];
	const child = launch(
		process.execPath,
		[jest, '--config', config, ...output, ...process.argv.slice(2)],
		{ cwd: rootFolder, env: { ...process.env, N8N_LOG_LEVEL: 'silent', ...environment } },
	);
	// Jest writes its report to stderr; stdout has the same as JSON.
	child.stderr?.pipe(process.stderr);
	child.stdout?.resume();
	const exitCode = await new Promise<number>((resolve) => {
		child.once('close', (code) => resolve(code ?? 1));
	});
	const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(
		readFileSync(resultsFile, 'utf8'),
	) as Record<string, number>;
	const failed = numFailedTests! + numRuntimeErrorTestSuites!;
	return { exitCode, closing: `${numPassedTests} passed, ${failed} failed` };
}
