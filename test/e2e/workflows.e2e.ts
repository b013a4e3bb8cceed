/** Every ready-made workflow does in a real n8n what its sticky note says. */
import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import type { RecordedRequest } from '../../sandbox/api/server.ts';
import { N8n } from './harness/n8n.ts';
import { outcomeOf, ReadyMade } from './harness/readyMade.ts';
import { askSandbox, requestsOfSandbox, resetSandbox } from './harness/sandbox.ts';
import { type StandIn, startStandIn } from './harness/standIn.ts';
import { unzip, zip } from './harness/zip.ts';

type Project = { ref: string; name: string; organization_slug: string; status: string };

let n8n: N8n;
let storage: StandIn;

beforeAll(async () => {
	n8n = await N8n.signIn();
});

beforeEach(async () => {
	await resetSandbox();
	storage = await startStandIn(({ path }) => ({ status: path.includes('full') ? 507 : 200 }));
});

afterEach(async () => await storage.close());

const storageKey = { name: 'Authorization', value: 'Bearer sb_secret_of_the_bucket' };

async function projectOf(name: string): Promise<Project> {
	const projects = await askSandbox<Project[]>('GET', '/v1/projects');
	return projects.find((project) => project.name === name)!;
}

/** What the sandbox was asked to do, without what the tests have asked themselves. */
async function requestsOf(operation: string): Promise<RecordedRequest[]> {
	const requests = await requestsOfSandbox();
	return requests.filter((request) => request.operation === operation);
}

/** Has the next request of an operation answered in another way. */
async function answerOnce(
	operation: string,
	body: unknown,
	{ status = 200, path }: { status?: number; path?: string } = {},
): Promise<void> {
	await askSandbox('POST', '/_sandbox/fail', { operation, body, status, path });
}

const deploy = async (ref: string, slug: string, source: string) => {
	const form = new FormData();
	form.append('metadata', JSON.stringify({ entrypoint_path: `${slug}/index.ts` }));
	form.append('file', new Blob([source]), `${slug}/index.ts`);
	await askSandbox('POST', `/v1/projects/${ref}/functions/deploy?slug=${slug}`, form);
};

/** What is there soon. */
async function untilFound<Found>(find: () => Promise<Found | undefined>): Promise<Found> {
	const deadline = Date.now() + 20_000;
	for (;;) {
		const found = await find();
		if (found !== undefined) return found;
		if (Date.now() > deadline) throw new Error('It is still not there');
		await sleep(100);
	}
}

const refusal = { message: 'Forbidden resource' };

const lint = {
	name: 'rls_disabled_in_public',
	title: 'RLS is off',
	level: 'ERROR',
	detail: 'Table public.notes is open',
	cache_key: 'rls_disabled_in_public_notes',
};

const advisorAnswer = (...lints: unknown[]) => ({
	data: { type: 'project_advisors', id: 'x', attributes: { lints } },
});

describe('Keep free projects awake', () => {
	const listOf = async (status: string) => {
		const { ref, name } = await projectOf('Globex Shop');
		const databases: unknown[] = [];
		const common = { cloud_provider: 'AWS', region: 'us-east-1', inserted_at: '2026-01-01' };
		const project = { ref, name, status, is_branch: false, databases, ...common };
		const pagination = { count: 1, limit: 100, offset: 0 };
		return { projects: [project], pagination };
	};
	const restored = async () => (await requestsOf('v1-restore-a-project')).map(({ path }) => path);

	const run = async () =>
		await new ReadyMade('keep-free-projects-awake')
			.set({ leaveAlone: 'Globex Blog', waitMinutes: 0.05 })
			.execute(n8n, 'Every day');

	it('asks the databases of free projects, and of no others', async () => {
		const { error, jsonOf } = await run();
		expect(error).toBeUndefined();
		const { ref } = await projectOf('Globex Shop');
		const queries = await requestsOf('v1-read-only-query');
		expect(queries.map(({ path }) => path)).toEqual([
			`/v1/projects/${ref}/database/query/read-only`,
		]);
		expect(jsonOf('Send message')).toEqual([]);
	});

	it('restores what is paused, and tells', async () => {
		const { ref } = await projectOf('Globex Shop');
		await askSandbox('POST', `/v1/projects/${ref}/pause`);
		// Whether it is paused by now or on its way: both ways lead here.
		const { error, jsonOf } = await run();
		expect(error).toBeUndefined();
		expect(await restored()).toEqual([`/v1/projects/${ref}/restore`]);
		expect((await projectOf('Globex Shop')).status).toBe('ACTIVE_HEALTHY');
		expect(jsonOf('Send message')).toEqual([
			{ project: 'Globex Shop', text: 'Globex Shop was paused and is awake again.' },
		]);
	});

	it('waits for what is pausing before it restores it', async () => {
		await answerOnce('v1-get-all-projects-for-organization', await listOf('PAUSING'));
		const { ref } = await projectOf('Globex Shop');
		await askSandbox('POST', `/v1/projects/${ref}/pause`);
		const { jsonOf } = await run();
		expect(jsonOf('Look again')).toMatchObject([{ status: 'INACTIVE' }]);
		expect(await restored()).toEqual([`/v1/projects/${ref}/restore`]);
		expect(jsonOf('It is back')).toHaveLength(1);
	});

	it('tells what is stuck, and does not touch it', async () => {
		await answerOnce('v1-get-all-projects-for-organization', await listOf('RESTORING'));
		await answerOnce('v1-get-project', {
			...(await projectOf('Globex Shop')),
			status: 'RESTORING',
		});
		const { error, jsonOf } = await run();
		expect(error).toBeUndefined();
		expect(await restored()).toEqual([]);
		expect(jsonOf('Send message')).toMatchObject([
			{ text: expect.stringMatching(/^Globex Shop is still RESTORING/) },
		]);
	});

	it('tells when Supabase refuses to restore', async () => {
		await answerOnce('v1-get-all-projects-for-organization', await listOf('INACTIVE'));
		await answerOnce(
			'v1-restore-a-project',
			{ message: 'Project is being paused' },
			{ status: 400 },
		);
		const { error, jsonOf } = await run();
		expect(error).toBeUndefined();
		expect(jsonOf('Send message')).toMatchObject([
			{ project: 'Globex Shop', text: expect.stringMatching(/needs a look: .*being paused/s) },
		]);
	});
});

describe('Nightly health and advisor report', () => {
	const run = async () =>
		await new ReadyMade('nightly-health-and-advisor-report').execute(n8n, 'Every night');

	it('reports what is paused, what is unhealthy and what the advisor finds', async () => {
		for (let project = 0; project < 5; project++) {
			await answerOnce('v2-run-project-advisors', advisorAnswer(lint));
		}
		const { error, jsonOf } = await run();
		expect(error).toBeUndefined();
		const [{ subject, text }] = jsonOf('Send report') as [{ subject: string; text: string }];
		expect(subject).toBe('6 Supabase projects, 7 problems');
		expect(text.split('\n')).toEqual([
			'Acme Archive: WARN, the project is INACTIVE',
			'Globex Blog: ERROR, rest is UNHEALTHY',
			'Acme Production: ERROR, RLS is off: Table public.notes is open',
			'Acme Staging: ERROR, RLS is off: Table public.notes is open',
			'Globex Shop: ERROR, RLS is off: Table public.notes is open',
			'Globex Blog: ERROR, RLS is off: Table public.notes is open',
			'Initech Reports: ERROR, RLS is off: Table public.notes is open',
		]);
	});

	it('reports that all is well, too', async () => {
		const { ref } = await projectOf('Initech Reports');
		await answerOnce('v2-run-project-advisors', advisorAnswer());
		await answerOnce('v1-list-all-projects', [
			{ ref, name: 'Initech Reports', status: 'ACTIVE_HEALTHY', organization_slug: 'initech' },
		]);
		const { error, jsonOf } = await run();
		expect(error).toBeUndefined();
		expect(jsonOf('Send report')).toEqual([
			{ subject: '1 Supabase projects, 0 problems', text: 'All is well.' },
		]);
	});
});

describe('Rotate Apple’s client secret', () => {
	it('saves a token that Apple’s key has signed, and nothing else', async () => {
		const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
		const pem = (key: typeof privateKey, type: 'pkcs8' | 'spki') =>
			key.export({ type: type as 'pkcs8', format: 'pem' }).toString();
		const { ref } = await projectOf('Acme Production');
		const workflow = await new ReadyMade('rotate-apple-client-secret')
			.set({
				projectId: ref,
				teamId: 'TEAM123456',
				keyId: 'KEY1234567',
				servicesId: 'com.acme.web',
			})
			.useCredential(n8n, 'jwtAuth', {
				keyType: 'pemKey',
				privateKey: pem(privateKey, 'pkcs8'),
				algorithm: 'ES256',
			});
		const { error, jsonOf } = await workflow.execute(n8n, 'Every month');
		expect(error).toBeUndefined();

		const [request] = await requestsOf('v1-update-auth-service-config');
		expect(request).toMatchObject({ path: `/v1/projects/${ref}/config/auth`, status: 200 });
		const { external_apple_secret: secret, ...others } = request!.body as Record<string, string>;
		expect(others).toEqual({});
		const [head, claims, signature] = secret!.split('.') as [string, string, string];
		const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString());
		expect(read(head)).toMatchObject({ alg: 'ES256', kid: 'KEY1234567' });
		const { iss, aud, sub, iat, exp } = read(claims);
		expect({ iss, aud, sub }).toEqual({
			iss: 'TEAM123456',
			aud: 'https://appleid.apple.com',
			sub: 'com.acme.web',
		});
		expect(exp - iat).toBe(180 * 24 * 60 * 60);
		const key = { key: createPublicKey(publicKey.export({ type: 'spki', format: 'pem' })) };
		const signed = Buffer.from(`${head}.${claims}`);
		const bytes = Buffer.from(signature, 'base64url');
		expect(verify('sha256', signed, { ...key, dsaEncoding: 'ieee-p1363' }, bytes)).toBe(true);
		expect(jsonOf('Send message')).toMatchObject([{ text: expect.stringContaining(ref) }]);
	});
});

describe('Alert on leaked secrets and new findings', () => {
	// n8n polls once a minute at most.
	it('tells of each, once', async () => {
		const file = new ReadyMade('alert-on-leaked-secrets-and-new-findings');
		file.node('New finding').parameters.pollTimes = { item: [{ mode: 'everyMinute' }] };
		Object.assign(file.node('Secret leaked').parameters, {
			organizationSlug: { __rl: true, mode: 'id', value: 'acme' },
			options: { includeTestEvents: true },
		});
		const id = await n8n.activateWorkflow(file.workflow);
		try {
			const endpoints = '/v2/organizations/acme/webhooks/endpoints';
			const endpoint = await untilFound(async () => (await askSandbox('GET', endpoints)).data[0]);
			await askSandbox('POST', `${endpoints}/${endpoint.id}/test`, {
				data: { type: 'event', attributes: { type: 'v1.organization.secrets.leaked' } },
			});
			const [leaked] = await n8n.executionsOf(id, 1);
			expect(outcomeOf(leaked!).jsonOf('Send message')).toMatchObject([
				{ subject: 'A Supabase secret of acme has leaked' },
			]);

			// What is there the first time is no news.
			const looks = async () => (await requestsOf('v2-run-project-advisors')).length;
			await untilFound(async () => ((await looks()) >= 5 ? true : undefined));
			const { ref } = await projectOf('Acme Production');
			await answerOnce('v2-run-project-advisors', advisorAnswer(lint), { path: ref });
			const [found] = await n8n.executionsOf(id, 2, 90);
			expect(outcomeOf(found!).jsonOf('Send message')).toEqual([
				{
					subject: 'ERROR in Supabase project Acme Production: RLS is off',
					text:
						'Table public.notes is open\n' +
						`https://supabase.com/dashboard/project/${ref}/advisors/security`,
				},
			]);
		} finally {
			await n8n.deactivateWorkflow(id);
		}
	}, 180_000);
});

describe('Watch backups and store them elsewhere', () => {
	const backup = (id: number, status: string, isPhysical = false) => ({
		id,
		status,
		is_physical_backup: isPhysical,
		inserted_at: '2026-01-03T00:00:00Z',
	});

	const run = async (folder: string) => {
		const answer = { region: 'us-east-1', walg_enabled: true, pitr_enabled: false };
		const projects = await askSandbox<Project[]>('GET', '/v1/projects');
		for (const { ref, name } of projects) {
			const backups =
				name === 'Acme Production'
					? [backup(1, 'COMPLETED'), backup(2, 'FAILED')]
					: [backup(3, 'COMPLETED', true)];
			await answerOnce('v1-list-all-backups', { ...answer, backups }, { path: ref });
		}
		const file = await new ReadyMade('watch-backups-and-store-them-elsewhere')
			.set({ storageAddress: `${storage.address}/${folder}` })
			.useCredential(n8n, 'httpHeaderAuth', storageKey);
		return await file.execute(n8n, 'Backup ends or is overdue');
	};

	it('stores what was completed, and tells what has failed', async () => {
		const { ref } = await projectOf('Acme Production');
		const { error, jsonOf } = await run('backups');
		expect(error).toBeUndefined();
		expect(await requestsOf('v2-download-project-backup')).toHaveLength(1);
		expect(
			storage.received.map(({ method, path, headers, body }) => ({
				method,
				path,
				key: headers.authorization,
				body: body.toString(),
			})),
		).toEqual([
			{
				method: 'POST',
				path: `/backups/${ref}/1-backup.gz`,
				key: storageKey.value,
				body: 'A file of the sandbox.',
			},
		]);
		expect(jsonOf('Send message')).toEqual([
			{ text: 'Backups of Acme Production: the one of 2026-01-03T00:00:00Z has failed.' },
		]);
	});

	it('tells when the storage does not take it', async () => {
		const { jsonOf } = await run('full');
		expect(jsonOf('Send message')).toContainEqual({
			text: expect.stringMatching(/^Backup 1 of Acme Production could not be stored: .*507/),
		});
	});
});

describe('Deploy Edge Functions from Git', () => {
	const repository = zip({
		'acme-shop-4f2a/README.md': 'A shop',
		'acme-shop-4f2a/supabase/functions/_shared/cors.ts': 'export const cors = {};',
		'acme-shop-4f2a/supabase/functions/checkout/index.ts': 'Deno.serve(() => new Response());',
		'acme-shop-4f2a/supabase/functions/checkout/deno.json': '{}',
		'acme-shop-4f2a/supabase/functions/hook/index.ts': 'Deno.serve(() => new Response("hook"));',
		'acme-shop-4f2a/supabase/functions/notes/todo.txt': 'No function yet',
	});

	it('deploys each folder with what they share', async () => {
		const github = await startStandIn(() => ({ type: 'application/zip', body: repository }));
		const { ref } = await projectOf('Acme Production');
		const { error, jsonOf } = await new ReadyMade('deploy-edge-functions-from-git')
			.set({
				projectId: ref,
				repository: 'acme/shop',
				withoutJwt: 'hook',
				githubAddress: github.address,
			})
			.execute(n8n, 'Start');
		await github.close();
		expect(error).toBeUndefined();
		expect(github.received.map(({ path }) => path)).toEqual(['/repos/acme/shop/zipball/main']);
		const functions = await askSandbox('GET', `/v1/projects/${ref}/functions`);
		expect(functions).toMatchObject([
			{
				slug: 'checkout',
				verify_jwt: true,
				entrypoint_path: 'checkout/index.ts',
				import_map_path: 'checkout/deno.json',
			},
			{ slug: 'hook', verify_jwt: false, entrypoint_path: 'hook/index.ts' },
		]);
		expect(jsonOf('Group by function')[0]!.files).toEqual([
			'checkout/index.ts',
			'checkout/deno.json',
			'_shared/cors.ts',
		]);
		expect(jsonOf('Send message').map(({ text }) => text)).toEqual(
			expect.arrayContaining(['checkout is live as version 1.', 'hook is live as version 1.']),
		);
		expect(jsonOf('Send message')).toHaveLength(2);
	});

	it('goes on when one is refused, and tells which', async () => {
		const github = await startStandIn(() => ({ type: 'application/zip', body: repository }));
		const { ref } = await projectOf('Acme Production');
		await answerOnce('v1-deploy-a-function', refusal, { status: 403 });
		const { error, jsonOf } = await new ReadyMade('deploy-edge-functions-from-git')
			.set({ projectId: ref, repository: 'acme/shop', githubAddress: github.address })
			.execute(n8n, 'Start');
		await github.close();
		expect(error).toBeUndefined();
		const functions = await askSandbox<Array<{ slug: string }>>(
			'GET',
			`/v1/projects/${ref}/functions`,
		);
		expect(functions).toHaveLength(1);
		const refused = functions[0]!.slug === 'hook' ? 'checkout' : 'hook';
		expect(jsonOf('Not deployed')).toEqual([
			{ text: expect.stringMatching(`^${refused} was not deployed: The credential may not`) },
		]);
	});
});

describe('Back up all Edge Functions', () => {
	it('stores a zip of each, and tells what it could not get', async () => {
		const [acme, globex] = [await projectOf('Acme Production'), await projectOf('Globex Shop')];
		await deploy(acme.ref, 'hello', 'Deno.serve(() => new Response("Hello"));');
		await deploy(acme.ref, 'broken', 'Deno.serve(() => new Response("Broken"));');
		await deploy(globex.ref, 'cart', 'Deno.serve(() => new Response("Cart"));');
		await answerOnce('v1-get-a-function-body', refusal, { status: 403, path: 'broken' });
		const file = await new ReadyMade('back-up-edge-functions')
			.set({ storageAddress: `${storage.address}/functions` })
			.useCredential(n8n, 'httpHeaderAuth', storageKey);
		const { error, jsonOf } = await file.execute(n8n, 'Every night');
		expect(error).toBeUndefined();

		const stored = storage.received.map(({ path, body }) => [path, unzip(body)]);
		expect(stored).toHaveLength(2);
		expect(stored).toEqual(
			expect.arrayContaining([
				[
					expect.stringMatching(`^/functions/${acme.ref}/20[0-9-]+/hello.zip$`),
					{ 'hello/index.ts': 'Deno.serve(() => new Response("Hello"));' },
				],
				[
					expect.stringMatching(`^/functions/${globex.ref}/20[0-9-]+/cart.zip$`),
					{ 'cart/index.ts': 'Deno.serve(() => new Response("Cart"));' },
				],
			]),
		);
		expect(jsonOf('Send message')).toMatchObject([
			{
				text: expect.stringMatching(
					/^Edge Function broken of Acme Production could not be saved: The credential may not/,
				),
			},
		]);
	});
});

describe('Alert on usage and disk', () => {
	it('tells how full a disk is', async () => {
		const metrics = { fs_size_bytes: 1000, fs_avail_bytes: 90, fs_used_bytes: 910 };
		const { ref } = await projectOf('Acme Production');
		const answer = { timestamp: '2026-01-01T00:00:00Z', metrics };
		await answerOnce('v1-get-disk-utilization', answer, { path: ref });
		const { jsonOf } = await new ReadyMade('alert-on-usage-and-disk').execute(n8n, 'Disk fills up');
		expect(jsonOf('Send message')).toContainEqual({
			text: 'The disk of Acme Production is 91 % full.',
		});
	});

	it('tells which projects had more requests than expected', async () => {
		const count = (requests: number) => ({
			timestamp: '2026-01-01T00:00:00Z',
			total_auth_requests: requests,
			total_realtime_requests: 0,
			total_rest_requests: 1,
			total_storage_requests: 0,
		});
		const counts: Record<string, number> = { 'Acme Production': 600, 'Globex Shop': 10 };
		for (const { ref, name } of await askSandbox<Project[]>('GET', '/v1/projects')) {
			const result = [count(counts[name] ?? 1), count(counts[name] ?? 1)];
			const path = `${ref}/analytics`;
			if (name === 'Initech Reports') {
				await answerOnce('v1-get-project-usage-api-count', refusal, { status: 403, path });
			} else await answerOnce('v1-get-project-usage-api-count', { result }, { path });
		}
		const { error, jsonOf } = await new ReadyMade('alert-on-usage-and-disk')
			.set({ requestsPerDay: 1000 })
			.execute(n8n, 'Every morning');
		expect(error).toBeUndefined();
		expect(jsonOf('Send message').map(({ text }) => text)).toEqual(
			expect.arrayContaining([
				'Acme Production had 1202 requests in the last day, more than 1000.',
				expect.stringMatching(/^The requests of Initech Reports could not be counted: The cred/),
			]),
		);
		expect(jsonOf('Send message')).toHaveLength(2);
	});
});
