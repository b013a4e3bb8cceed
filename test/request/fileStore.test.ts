import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { fileNameIn } from '../../nodes/SupabaseManagement/v1/request/client/fileStore';
import { runNode, type Run } from '../harness/engine';

const ref = 'abcdefghijklmnopqrst';

const servers: Server[] = [];
afterEach(() => {
	for (const server of servers.splice(0)) {
		server.closeAllConnections();
		server.close();
	}
});

async function listen(answer: RequestListener): Promise<string> {
	const server = createServer(answer);
	servers.push(server);
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** An API that returns a file’s URL for every backup, and answers all other requests. */
async function openApi(fileUrl: string) {
	const paths: string[] = [];
	const url = await listen((request, response) => {
		paths.push(`${request.method} ${request.url}`);
		const body = request.url!.endsWith('/backups/download')
			? { data: { type: 'project_backup_file_url', id: 1, attributes: { file_url: fileUrl } } }
			: { ref, status: 'ACTIVE_HEALTHY' };
		response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
	});
	return { url, paths };
}

const download = (apiAddress: string, run: Partial<Run> = {}) =>
	runNode({
		parameters: {
			resource: 'backup',
			operation: 'download',
			projectRef: ref,
			backupId: '1',
			backupOptions: { binaryField: 'data' },
		},
		credential: { apiAddress },
		...run,
	});

async function timeOf<T>(work: Promise<T>): Promise<[number, T]> {
	const start = performance.now();
	const result = await work;
	return [performance.now() - start, result];
}

describe('the name of a file', () => {
	it.each([
		['db%40acme.backup.gz', 'db@acme.backup.gz'],
		['%2F..%2F..%2Fetc%2Fpasswd', 'passwd'],
		['..%5C..%5Cboot.ini', 'boot.ini'],
		['%2e%2e', 'file'],
		['..%2F..', 'file'],
		['%00name%0A', 'name'],
		['100%', '100%'],
		['', 'file'],
	])('%s is %s', (path, expected) => {
		expect(fileNameIn(`https://files.example.com/a/${path}?signature=1`)).toBe(expected);
	});
});

describe('a file', () => {
	it.each(['http://files.example.com/a', 'file:///etc/passwd', 'ftp://127.0.0.1/a', '', 'a/b'])(
		'is not downloaded from “%s”',
		async (address) => {
			const { url } = await openApi(address);
			const { error, items } = await download(url);
			expect(items).toEqual([]);
			expect(error?.message).toBe('Supabase’s response cannot be read');
			expect(error?.description).toContain('https://');
		},
	);

	it('is not downloaded from a redirect of its URL', async () => {
		let reached = 0;
		const elsewhere = await listen((_request, response) => response.end(String(++reached)));
		const store = await listen((_request, response) =>
			response.writeHead(302, { location: elsewhere }).end(),
		);
		const { url } = await openApi(`${store}/a`);
		const { error } = await download(url);
		expect(error?.message).toBe('The file of the backup cannot be downloaded (HTTP 302)');
		expect(reached).toBe(0);
	});

	it.each([
		['never begins', () => {}],
		[
			'never ends',
			(_: unknown, response: { write: (text: string) => void }) => response.write('PG'),
		],
	] as const)(
		'that %s ends with the time limit, and when the execution is canceled',
		async (_, answer) => {
			const store = await listen(answer as RequestListener);
			const { url } = await openApi(`${store}/a`);
			const [limited, { error }] = await timeOf(
				download(url, { requestOptions: { timeLimit: 1.5 / 60 } }),
			);
			expect(error?.message).toMatch(/^The file of the backup cannot be downloaded/);
			expect(JSON.stringify(error)).not.toContain(store);
			expect(limited).toBeLessThan(6000);
			const [cancelled] = await timeOf(
				download(url, { requestOptions: { timeLimit: 10 }, cancelAfter: 500 }),
			);
			expect(cancelled).toBeLessThan(5000);
		},
	);

	it('does not block the API’s connections if five downloads hang', async () => {
		let open = 0;
		let allOpen = () => {};
		const areOpen = new Promise<void>((resolve) => (allOpen = resolve));
		const store = await listen(() => {
			if (++open === 5) allOpen();
		});
		const { url } = await openApi(`${store}/a`);
		const credentialId = 'of downloads';
		const downloads = download(url, {
			items: Array.from({ length: 8 }, () => ({ json: {} })),
			requestOptions: { timeLimit: 10 },
			credentialId,
			cancelAfter: 4000,
		});
		await areOpen;
		const [taken, { items }] = await timeOf(
			runNode({
				parameters: { resource: 'project', operation: 'get', projectRef: ref },
				credential: { apiAddress: url },
				credentialId,
			}),
		);
		expect(items).toHaveLength(1);
		expect(taken).toBeLessThan(4000);
		await downloads;
		expect(open).toBe(5);
	});
});
