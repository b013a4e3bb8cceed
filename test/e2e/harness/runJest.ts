import { readFileSync } from 'node:fs';
import path from 'node:path';

import { rootFolder } from '../../../sandbox/folders.ts';
import { launch } from '../../../sandbox/processes.ts';

export interface Outcome {
	exitCode: number;
	/** The plain line to close with. */
	closing: string;
}

/**
 * Runs the tests that a folder’s jest.config.mjs finds, as far as the command line names them.
 *
 * @param artifactsFolder where its report goes, as results.json
 * @param environment what the tests read their setting from
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
	// Jest writes its report to stderr; what it writes to stdout is the same as JSON.
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
