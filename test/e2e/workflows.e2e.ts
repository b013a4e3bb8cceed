/** Every ready-made workflow does in a real n8n what its sticky note says. */
import { createHmac, createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import type { RecordedRequest } from '../../sandbox/api/server.ts';
import { startModel } from './harness/model.ts';
import { N8n } from './harness/n8n.ts';
import { outcomeOf, ReadyMade } from './harness/readyMade.ts';
import { askSandbox, requestsOfSandbox, resetSandbox } from './harness/sandbox.ts';
import { n8nAddress, sandboxAddress, sandboxToken } from './harness/setting.ts';
import { type StandIn, startStandIn } from './harness/standIn.ts';
import { until } from './harness/until.ts';
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

/** Posts to a workflow that was just activated, as soon as n8n listens. */
async function post(address: string, request: RequestInit): Promise<Response> {
	return await untilFound(async () => {
		const response = await fetch(address, { method: 'POST', ...request });
		return response.status === 404 ? undefined : response;
	});
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

describe('List organizations and projects', () => {
	it('goes on when the health of a project cannot be had', async () => {
		const { ref } = await projectOf('Acme Staging');
		await answerOnce('v1-get-services-health', refusal, { status: 403, path: ref });
		const workflow = new ReadyMade('list-organizations-and-projects');
		const { error, jsonOf } = await workflow.execute(n8n, 'Start');
		expect(error).toBeUndefined();
		expect(jsonOf('List projects')).toHaveLength(6);
		const failed = jsonOf('Check health').filter((health) => health.error !== undefined);
		expect(failed).toEqual([{ error: 'The credential may not do this' }]);
		expect(jsonOf('Name the project')).toContainEqual(
			expect.objectContaining({ project: 'Acme Production', name: 'auth', healthy: true }),
		);
		expect(jsonOf('Name the project')).toContainEqual({ ...failed[0], project: 'Acme Staging' });
	});
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
			const unsigned = await post(endpoint.attributes.url, { body: '{}' });
			expect(unsigned.status).toBe(401);
			// n8n registers an endpoint before it has saved its secret, and nobody repeats a test event.
			await until(
				async () => {
					await askSandbox('POST', `${endpoints}/${endpoint.id}/test`, {
						data: { type: 'event', attributes: { type: 'v1.organization.secrets.leaked' } },
					});
					const deliveries = async () =>
						(await askSandbox('GET', `${endpoints}/${endpoint.id}/deliveries`)).data;
					const [latest] = await until(
						deliveries,
						([delivery]) => delivery !== undefined && delivery.attributes.status !== 'pending',
					);
					return latest.attributes;
				},
				({ status }) => status === 'success',
			);
			const [leaked] = await n8n.executionsOf(id, 1);
			expect(outcomeOf(leaked!).jsonOf('Send message')).toMatchObject([
				{ subject: 'A Supabase secret of acme has leaked' },
			]);

			// What is there the first time is no news.
			const looks = async () => (await requestsOf('v2-run-project-advisors')).length;
			await untilFound(async () => ((await looks()) >= 5 ? true : undefined));
			const { ref } = await projectOf('Acme Production');
			await answerOnce('v2-run-project-advisors', advisorAnswer(lint), { path: ref });
			const [found] = await n8n.executionsOf(id, 2);
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

	const backupsOf: Record<string, unknown[]> = {
		'Acme Production': [backup(1, 'COMPLETED'), backup(2, 'FAILED')],
		'Globex Shop': [],
	};

	const run = async (folder: string) => {
		const answer = { region: 'us-east-1', walg_enabled: true, pitr_enabled: false };
		const projects = await askSandbox<Project[]>('GET', '/v1/projects');
		for (const { ref, name } of projects) {
			const backups = backupsOf[name] ?? [backup(3, 'COMPLETED', true)];
			await answerOnce('v1-list-all-backups', { ...answer, backups }, { path: ref });
		}
		const file = await new ReadyMade('watch-backups-and-store-them-elsewhere')
			.set({ storageAddress: `${storage.address}/${folder}` })
			.useCredential(n8n, 'httpHeaderAuth', storageKey);
		return await file.execute(n8n, 'Backup ends or is overdue');
	};

	it('stores what was completed, and tells what has failed or is missing', async () => {
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
			{ text: 'Backups of Globex Shop: there are none.' },
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

	/** They are deployed all at once, so that their order is not certain. */
	const functionsOf = async (ref: string) => {
		const functions = await askSandbox<Array<{ slug: string }>>(
			'GET',
			`/v1/projects/${ref}/functions`,
		);
		return functions.sort((one, other) => one.slug.localeCompare(other.slug));
	};

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
		const functions = await functionsOf(ref);
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
		const functions = await functionsOf(ref);
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

describe('A branch for each pull request', () => {
	const secret = 'a-secret-that-only-github-knows';

	const pullRequest = (action: string, number: number, from = 'acme/shop') => ({
		action,
		number,
		pull_request: { head: { ref: `feature-${number}`, repo: { full_name: from } } },
		repository: { full_name: 'acme/shop' },
	});

	it('creates and deletes branches as GitHub tells, and listens to nobody else', async () => {
		const { ref } = await projectOf('Acme Production');
		const file = await new ReadyMade('branch-per-pull-request')
			.set({ projectId: ref, maxBranches: 1 })
			.useCredential(n8n, 'crypto', { hmacSecret: secret });
		Object.assign(file.node('Create branch').parameters, { waitOptions: { interval: 1 } });
		const id = await n8n.activateWorkflow(file.workflow);
		let executions = 0;
		const tell = async (body: unknown, key = secret) => {
			const text = JSON.stringify(body);
			const signature = createHmac('sha256', key).update(text).digest('hex');
			const response = await post(`${n8nAddress}/webhook/supabase-branches`, {
				headers: {
					'content-type': 'application/json',
					'x-github-event': 'pull_request',
					'x-hub-signature-256': `sha256=${signature}`,
				},
				body: text,
			});
			expect(response.status).toBe(200);
			const [latest] = await n8n.executionsOf(id, ++executions);
			expect(latest!.error).toBeUndefined();
			return outcomeOf(latest!).jsonOf('Send message');
		};
		const branches = async () =>
			(await askSandbox<Array<{ name: string }>>('GET', `/v1/projects/${ref}/branches`)).map(
				({ name }) => name,
			);
		try {
			expect(await tell(pullRequest('opened', 7), 'guessed')).toEqual([]);
			expect(await tell(pullRequest('opened', 8, 'stranger/shop'))).toEqual([]);
			expect(await branches()).toEqual([]);

			expect(await tell(pullRequest('opened', 7))).toMatchObject([
				{ text: expect.stringMatching(/^Branch pr-7 is ready: .+\/[a-z]{20}$/) },
			]);
			expect(await tell(pullRequest('synchronize', 7))).toEqual([]);
			expect(await tell(pullRequest('reopened', 7))).toEqual([]);
			expect(await tell(pullRequest('opened', 9))).toEqual([
				{ text: 'Pull request pr-9 got no branch: there are 1 already.' },
			]);
			expect(await branches()).toEqual(['pr-7']);
			const [created] = await requestsOf('v2-create-a-branch');
			expect(created!.body).toMatchObject({
				data: { attributes: { name: 'pr-7', git_branch: 'feature-7' } },
			});

			expect(await tell(pullRequest('closed', 9))).toEqual([]);
			expect(await tell(pullRequest('closed', 7))).toEqual([{ text: 'Branch pr-7 is deleted.' }]);
			expect(await branches()).toEqual([]);
		} finally {
			await n8n.deactivateWorkflow(id);
		}
	}, 120_000);
});

describe('Rotate API keys and secrets', () => {
	const keysOf = async (ref: string) =>
		(await askSandbox<Array<{ name: string }>>('GET', `/v1/projects/${ref}/api-keys`)).map(
			({ name }) => name,
		);

	const setUp = async () => {
		const { ref } = await projectOf('Acme Production');
		const names = [
			'backend_202601010000',
			'backend_202602010000',
			'backend_202603010000',
			'backend_of_somebody',
			'n8n_managed_data_api',
		];
		for (const name of names) {
			await askSandbox('POST', `/v1/projects/${ref}/api-keys`, { type: 'secret', name });
		}
		const file = new ReadyMade('rotate-api-keys-and-secrets');
		return { ref, file: file.set({ projectId: ref, randomSecret: 'CRON_SECRET' }) };
	};

	it('only tells, as long as it is a dry run', async () => {
		const { ref, file } = await setUp();
		const before = await keysOf(ref);
		const { error, jsonOf } = await file.execute(n8n, 'Every month');
		expect(error).toBeUndefined();
		expect(await keysOf(ref)).toEqual(before);
		expect(await requestsOf('v1-bulk-create-secrets')).toEqual([]);
		expect(jsonOf('Send message')).toMatchObject([
			{
				text: expect.stringMatching(
					/create the key backend_\d{12}, keep backend_202603010000, and delete backend_202602010000, backend_202601010000\./,
				),
			},
		]);
	});

	it('creates a key, saves it, and deletes all but the newest of its own', async () => {
		const { ref, file } = await setUp();
		const { error, jsonOf } = await file.set({ dryRun: false }).execute(n8n, 'Every month');
		expect(error).toBeUndefined();
		const keys = await askSandbox<Array<{ name: string; api_key: string }>>(
			'GET',
			`/v1/projects/${ref}/api-keys?reveal=true`,
		);
		const created = keys.at(-1)!;
		expect(created.name).toMatch(/^backend_\d{12}$/);
		expect(keys.map(({ name }) => name)).toEqual([
			'anon',
			'service_role',
			'backend_202603010000',
			'backend_of_somebody',
			'n8n_managed_data_api',
			created.name,
		]);
		const [saved] = await requestsOf('v1-bulk-create-secrets');
		expect(saved!.body).toEqual([
			{ name: 'BACKEND_SECRET_KEY', value: created.api_key },
			{ name: 'CRON_SECRET', value: expect.stringMatching(/^[0-9a-f]{48}$/) },
		]);
		const [{ text }] = jsonOf('Send message') as [{ text: string }];
		expect(text).toContain(created.name);
		expect(text).not.toContain(created.api_key);
	});

	it('deletes nothing when the new key could not be saved', async () => {
		const { ref, file } = await setUp();
		await answerOnce('v1-bulk-create-secrets', refusal, { status: 403 });
		const { error } = await file.set({ dryRun: false }).execute(n8n, 'Every month');
		expect(error).toMatchObject({ message: 'The credential may not do this' });
		expect(await keysOf(ref)).toContain('backend_202601010000');
	});
});

describe('A project for each customer', () => {
	const user = { user: 'sales', password: 'of-the-form' };

	it('creates a project that is ready, once', async () => {
		const file = await new ReadyMade('project-per-customer')
			.set({ organizationSlug: 'acme', maxProjects: 5, migration: 'create table notes ();' })
			.useCredential(n8n, 'httpBasicAuth', user);
		Object.assign(file.node('Create project').parameters, { waitOptions: { interval: 1 } });
		const id = await n8n.activateWorkflow(file.workflow);
		let executions = 0;
		const fillIn = async (customer: string) => {
			const form = new FormData();
			form.append('field-0', customer);
			form.append('field-1', 'ada@example.com');
			const address = `${n8nAddress}/form/${file.node('New customer').webhookId}`;
			expect((await post(address, { body: form })).status).toBe(401);
			const credentials = Buffer.from(`${user.user}:${user.password}`).toString('base64');
			const headers = { authorization: `Basic ${credentials}` };
			expect((await post(address, { headers, body: form })).status).toBe(200);
			const [latest] = await n8n.executionsOf(id, ++executions);
			expect(latest!.error).toBeUndefined();
			return outcomeOf(latest!);
		};
		try {
			const first = await fillIn('Hooli');
			const { ref, status } = await projectOf('Hooli');
			expect(status).toBe('ACTIVE_HEALTHY');
			const [created] = await requestsOf('v1-create-a-project');
			const { db_pass: password } = created!.body as { db_pass: string };
			expect(password).toMatch(/^[0-9a-f]{32}$/);
			expect(created!.body).toMatchObject({ name: 'Hooli', organization_slug: 'acme' });
			expect((await requestsOf('v1-apply-a-migration'))[0]).toMatchObject({
				path: `/v1/projects/${ref}/database/migrations`,
				body: { query: 'create table notes ();', name: 'init' },
			});
			expect((await requestsOf('v1-bulk-create-secrets'))[0]!.body).toEqual([
				{ name: 'CUSTOMER_EMAIL', value: 'ada@example.com' },
			]);
			expect(first.jsonOf('Hand over')).toEqual([
				{
					customer: 'Hooli',
					email: 'ada@example.com',
					projectId: ref,
					address: `https://${ref}.supabase.co`,
					publicKey: 'sandbox.anon.jwt',
					databasePassword: password,
				},
			]);

			const again = await fillIn('Hooli');
			expect(again.jsonOf('Send message')).toEqual([
				{ text: 'Hooli gets no new project: there is one of this name.' },
			]);
			await fillIn('Pied Piper');
			const tooMany = await fillIn('Aviato');
			expect(tooMany.jsonOf('Send message')).toEqual([
				{ text: 'Aviato gets no new project: there are 5 already.' },
			]);
			expect(await requestsOf('v1-create-a-project')).toHaveLength(2);
		} finally {
			await n8n.deactivateWorkflow(id);
		}
	}, 120_000);
});

describe('Copy configuration to production', () => {
	const setUp = async () => {
		const [staging, production] = [
			await projectOf('Acme Staging'),
			await projectOf('Acme Production'),
		];
		const settingsOf = async (ref: string, settings: object, dataApi: object) => {
			const { body: auth } = { body: await askSandbox('GET', `/v1/projects/${ref}/config/auth`) };
			await answerOnce(
				'v1-get-auth-service-config',
				{ ...auth, ...settings },
				{ path: `${ref}/config/auth` },
			);
			await askSandbox('PATCH', `/v1/projects/${ref}/postgrest`, dataApi);
			return auth;
		};
		const dataApi = { db_schema: 'public', db_extra_search_path: 'extensions', max_rows: 500 };
		const same = await settingsOf(
			staging.ref,
			{ jwt_exp: 1800, site_url: 'https://staging.acme.com', smtp_pass: 'a'.repeat(64) },
			dataApi,
		);
		await settingsOf(
			production.ref,
			{ ...same, jwt_exp: 3600, site_url: 'https://acme.com', smtp_pass: null },
			{ ...dataApi, max_rows: 1000 },
		);
		const file = new ReadyMade('copy-configuration-to-production');
		const ids = { stagingId: staging.ref, productionId: production.ref };
		return { production, file: file.set(ids) };
	};

	it('only tells, as long as it is a dry run', async () => {
		const { file } = await setUp();
		const changes = (await requestsOf('v1-update-postgrest-service-config')).length;
		const { error, jsonOf } = await file.execute(n8n, 'Start');
		expect(error).toBeUndefined();
		expect(await requestsOf('v1-update-auth-service-config')).toEqual([]);
		expect(await requestsOf('v1-update-postgrest-service-config')).toHaveLength(changes);
		const [{ text }] = jsonOf('Send message') as [{ text: string }];
		expect(text.split('\n')).toEqual([
			'jwt_exp: 3600 becomes 1800',
			'max_rows: 1000 becomes 500',
			'smtp_pass: set it yourself',
		]);
	});

	it('copies what differs, and never a secret', async () => {
		const { production, file } = await setUp();
		const { error } = await file.set({ dryRun: false }).execute(n8n, 'Start');
		expect(error).toBeUndefined();
		const [auth] = await requestsOf('v1-update-auth-service-config');
		expect(auth).toMatchObject({ path: `/v1/projects/${production.ref}/config/auth` });
		expect(auth!.body).toEqual({ jwt_exp: 1800 });
		expect((await requestsOf('v1-update-postgrest-service-config')).at(-1)).toMatchObject({
			path: `/v1/projects/${production.ref}/postgrest`,
			body: { db_schema: 'public', db_extra_search_path: 'extensions', max_rows: 500 },
		});
	});
});

describe('Ask about projects', () => {
	it('answers from what its tools have read, and can change nothing', async () => {
		const { ref } = await projectOf('Globex Blog');
		const model = await startModel(
			{ tool: 'List_projects', with: {} },
			{ tool: 'Pause', with: {} },
			{ tool: 'Check_health', with: { project_id: ref } },
		);
		const file = await new ReadyMade('ask-about-projects').useCredential(n8n, 'openAiApi', {
			apiKey: 'none',
			url: model.url,
		});
		await file.useCredential(n8n, 'supabaseManagementTokenApi', {
			accessToken: sandboxToken,
			apiAddress: sandboxAddress,
			readOnly: true,
			allowedProjects: '',
		});
		// Even a tool that somebody adds later cannot change anything with this credential.
		const { id, name, ...listProjects } = structuredClone(file.node('List projects'));
		file.workflow.nodes.push({
			...listProjects,
			id: `${id}-2`,
			name: 'Pause',
			parameters: {
				...listProjects.parameters,
				operation: 'pause',
				toolDescription: 'Pauses',
				projectRef: { __rl: true, mode: 'id', value: ref },
			},
		});
		file.workflow.connections.Pause = structuredClone(file.workflow.connections[name]!);
		const chat = { sessionId: 'test', action: 'sendMessage', chatInput: 'Which one is sick?' };
		file.workflow.pinData = { Chat: [{ json: chat }] };

		const { error, jsonOf } = await file.execute(n8n, 'Chat');
		await model.close();
		expect(error).toBeUndefined();
		expect(model.tools.map((tool) => tool.name).sort()).toEqual([
			'Check_health',
			'List_projects',
			'Look_at_disk',
			'Pause',
			'Read_logs',
			'Run_advisor',
		]);
		const [projects, refused, health] = model.toolOutputs;
		expect(projects).toContain('Globex Blog');
		expect(refused).toContain('The credential is read-only');
		expect(health).toContain('UNHEALTHY');
		expect(jsonOf('Agent')).toEqual([{ output: health }]);
		expect(await requestsOf('v1-pause-a-project')).toEqual([]);
	});
});
