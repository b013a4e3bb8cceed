import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { root } from '../harness/files';
import { openSandbox } from '../sandbox/harness';

test('ends on Ctrl-C, and does not show the token', async () => {
	const { sandbox } = await openSandbox();
	const report = join(tmpdir(), 'never-written.md');
	const child = spawn(process.execPath, ['test/live/start.mjs', '--report', report], {
		cwd: root,
		env: {
			...process.env,
			SUPABASE_ACCESS_TOKEN: sandbox.token,
			SUPABASE_API_URL: sandbox.url,
		},
	});
	let said = '';
	for (const stream of [child.stdout, child.stderr]) {
		stream.setEncoding('utf8').on('data', (text: string) => {
			said += text;
			if (said.includes('\n1/')) child.kill('SIGINT');
			if (said.startsWith('1/')) child.kill('SIGINT');
		});
	}
	expect(await once(child, 'close')).toEqual([130, null]);
	expect(said).toMatch(/^1\/\d+ \w+: \w+$/m);
	expect(said).not.toContain(sandbox.token);
});
