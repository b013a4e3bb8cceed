import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');
const contractFile = join(root, 'contract', 'openapi.json');

describe('the command', () => {
	let folder: string;
	let server: Server;
	let address: string;

	beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), 'contract-diff-'));
		server = createServer((request, response) => {
			if (request.url !== '/openapi.yaml') response.writeHead(404).end();
			else response.end('openapi: 3.1.0\npaths:\n  /v1/new:\n    get: { operationId: v1-new }\n');
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	});
	afterAll(async () => {
		await new Promise((resolve) => server.close(resolve));
		await rm(folder, { recursive: true });
	});

	const run = async (...sources: string[]) =>
		await new Promise<{ code: number; output: string; complaint: string }>((resolve) => {
			const script = join(root, 'contract', 'diff', 'main.ts');
			execFile(process.execPath, [script, ...sources], (error, output, complaint) =>
				resolve({ code: Number(error?.code ?? 0), output, complaint }),
			);
		});

	const file = async (name: string, text: string) => {
		await writeFile(join(folder, name), text);
		return join(folder, name);
	};

	it('exits with 0 if there are no differences', async () => {
		expect(await run(contractFile)).toEqual({
			code: 0,
			output: 'The contract is up to date: 225 operations of v1 and v2.\n',
			complaint: '',
		});
	});

	it('exits with 1 if there are differences, and reads URLs, YAML and several documents', async () => {
		const other = await file('other.json', '{"openapi":"3.0.0","paths":{"/v3/a":{"get":{}}}}');
		const { code, output } = await run(`${address}/openapi.yaml`, other);
		expect(code).toBe(1);
		expect(output).toContain('GET /v1/new\n  + New operation v1-new\n');
		expect(output).toContain('GET /v3/a\n  + New operation\n');
		expect(output).toContain(
			'Operations: 2 new, 172 removed, 0 changed. Compared: 2 operations of v1 and v3.',
		);
	});

	it('exits with 2 if there is no document, and says what to do', async () => {
		expect(await run()).toMatchObject({
			code: 2,
			complaint: expect.stringContaining('npm run contract:diff -- https://'),
		});
		expect(await run(join(folder, 'nowhere.json'))).toMatchObject({
			code: 2,
			output: '',
			complaint: expect.stringContaining('Enter the path of an existing file'),
		});
		expect(await run(`${address}/nowhere`)).toMatchObject({
			code: 2,
			complaint: expect.stringContaining('Open the URL in a browser'),
		});
	});

	it.each([
		['a page', '<!doctype html><title>API</title>'],
		['half a document', '{"openapi":"3.0.0","paths":{'],
		['another kind of document', '{"swagger":"2.0","paths":{}}'],
		['no paths', '{"openapi":"3.0.0"}'],
		[
			'a reference that leads nowhere',
			'{"openapi":"3.0.0","paths":{"/v1/a":{"$ref":"#/no/where"}}}',
		],
	])('exits with 2 for %s', async (what, text) => {
		const source = await file(`${what}.json`, text);
		const { code, output, complaint } = await run(source);
		expect({ code, output }).toEqual({ code: 2, output: '' });
		expect(complaint).toContain(`${source} is not a`);
		expect(complaint).not.toContain('    at ');
	});

	it('never opens external references of a document', async () => {
		const secret = await file('secret.json', '{"get":{"operationId":"v1-secret"}}');
		const source = await file(
			'refers.json',
			JSON.stringify({ openapi: '3.0.0', paths: { '/v9/a': { $ref: secret } } }),
		);
		expect((await run(source)).output).not.toContain('v1-secret');
	});
});
