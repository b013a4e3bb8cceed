/**
 * A place where tests run: an n8n and a sandbox API of its own. The process stays until its parent
 * has gone. The tarball of the package is named on the command line.
 */
import { live } from '../../sandbox/lifetime.ts';
import { setUp } from './setUp.ts';

await live(async () => {
	process.send!(await setUp(async () => process.argv[2]!));
	return await new Promise<never>(() => {});
});
