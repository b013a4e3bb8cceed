import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

import { readOnlyToken, sandboxToken, scopedToken } from '../../sandbox/api/authorization.ts';

const root = join(__dirname, '..', '..');

/** Node.js 24, which `npm run sandbox` installs. */
const node = join(root, 'node_modules', 'node', 'bin', 'node');

const started: ChildProcess[] = [];

afterAll(() => started.forEach((child) => child.kill('SIGKILL')));

/** The process of `npm run sandbox`, its output, and its end. */
function start(...options: string[]) {
	const child = spawn(node, [join(root, 'sandbox', 'api', 'main.ts'), ...options]);
	started.push(child);
	const output = { text: '' };
	child.stdout.on('data', (data) => (output.text += data));
	child.stderr.on('data', (data) => (output.text += data));
	const ended = once(child, 'close').then(([code]) => code as number);
	const printed = async (text: string) => {
		while (!output.text.includes(text)) await once(child.stdout, 'data');
		return output.text;
	};
	return { child, output, ended, printed };
}

test('prints its address, the tokens and the projects, and ends with Ctrl-C', async () => {
	const { child, ended, printed } = start('--port', '0', '--seed', '7', '--limit', '2');
	const text = await printed('Press Ctrl-C');
	const [, url] = /listens at {2}(http:\/\/127\.0\.0\.1:\d+)/.exec(text) ?? [];
	for (const token of [sandboxToken, scopedToken, readOnlyToken]) expect(text).toContain(token);
	const ask = async (path: string) =>
		await fetch(url + path, { headers: { authorization: `Bearer ${readOnlyToken}` } });
	const projects = (await (await ask('/v1/projects')).json()) as Array<{ ref: string }>;
	for (const { ref } of projects) expect(text).toContain(ref);
	expect((await ask('/v1/projects')).headers.get('x-ratelimit-limit')).toBe('2');
	expect((await ask('/v1/projects')).status).toBe(429);
	child.kill('SIGINT');
	expect(await ended).toBe(0);
});

test.each([
	['an option that does not exist', ['--color'], 2, "Unknown option '--color'"],
	['a number that is none', ['--port', 'many'], 2, '--port must be 0 or more'],
	['a number below zero', ['--limit=-1'], 2, '--limit must be 0 or more'],
] as const)('refuses %s', async (_what, options, code, message) => {
	const { output, ended } = start(...options);
	expect(await ended).toBe(code);
	expect(output.text).toContain(message);
	expect(output.text).toContain('Usage: npm run sandbox');
});

test('names a port that is already in use', async () => {
	const { printed } = start('--port', '0');
	const [, port = ''] = /127\.0\.0\.1:(\d+)/.exec(await printed('Press Ctrl-C')) ?? [];
	const { output, ended } = start('--port', port);
	expect(await ended).toBe(1);
	expect(output.text).toContain(`Port ${port} is in use`);
});
