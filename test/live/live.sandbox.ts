import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { templateFile } from '../../sandbox/api/sql/template';
import { readDocument } from '../../contract/document';
import { description } from '../harness/operations';
import { openSandbox } from '../sandbox/harness';
import { Interrupt } from './interrupt';
import { compare } from './live';
import { Names } from './names';
import { reads } from './reads';

const folder = mkdtempSync(path.join(tmpdir(), 'live-'));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Names that a hostile account would use. */
const hostile = '**bold** | <img src=x onerror=alert(1)> [link](javascript:alert(1)) `code`';
const secret = 'STRIPE_SECRET_KEY';
const slug = 'hello_world';

/* eslint-disable-next-line @typescript-eslint/no-explicit-any */
type Json = any;

/** Fills a project of the sandbox, and changes some of its answers. */
async function prepare() {
	await templateFile();
	const { sandbox, ask } = await openSandbox({ transitionSeconds: 0 });
	const { ref } = sandbox.world.listProjects('acme')[0]!;
	const v1 = `/v1/projects/${ref}`;
	await ask('PATCH', v1, { body: { name: hostile } });
	await ask('POST', `${v1}/secrets`, { body: [{ name: secret, value: 'sk_live_4711' }] });
	const form = new FormData();
	form.append('metadata', JSON.stringify({ entrypoint_path: 'index.ts' }));
	form.append('file', new Blob(['Deno.serve(() => new Response("customers"))']), 'index.ts');
	await ask('POST', `${v1}/functions/deploy?slug=${slug}`, { body: form });

	/** Answers a request as before, but with a change. */
	const change = async (request: string, rule: object, spoil?: (body: Json) => void) => {
		const { status, json } = await ask('GET', request);
		spoil?.(json);
		const pattern = new RegExp(`^${request.replace(/[.]/g, '\\.')}$`);
		sandbox.fail({ method: 'GET', path: pattern, times: 50, status, body: json, ...rule });
	};
	return { sandbox, ref, v1, change };
}

test('finds and names each difference, without any information about the account', async () => {
	const { sandbox, ref, v1, change } = await prepare();
	await change(v1, {}, (project) => {
		delete project.region;
		project.new_setting = true;
		project[slug] = { calls: 7 };
		project['acme-production'] = 1;
		project.tsrqponmlkjihgfedcba = 1;
	});
	await change(`${v1}/functions`, {}, (functions) => (functions[0].version = '1'));
	await change(`${v1}/postgrest`, { headers: { 'Content-Type': 'text/plain' } });
	await change(`${v1}/config/realtime`, { shape: 'page' });
	await change(`${v1}/config/storage`, { status: 202 });
	await change(`${v1}/config/disk`, { status: 400, body: { message: `No ${hostile}` } });
	await change(`${v1}/config/disk/util`, { status: 404, body: { message: `Cannot GET ${v1}` } });
	await change(`${v1}/functions/${slug}`, { status: 404, body: { message: 'Not found' } });
	await change(`${v1}/readonly`, { status: 503, body: { message: hostile } });
	await change(`${v1}/pgsodium`, { missingPermissions: [secret] });
	await change(`${v1}/database/backups/schedule`, {
		status: 402,
		body: { message: hostile, error: { code: 'entitlement_required', feature: secret } },
	});
	await change(`/v2/projects/${ref}/notebooks`, {}, (notebooks) => {
		notebooks.data.push({ type: 'notebook', id: 7, attributes: {} });
	});
	await change(`/v1/organizations/acme`, {}, (organization) => (organization.plan = 'gold'));

	const received: string[] = [];
	const see = Names.prototype.see;
	jest.spyOn(Names.prototype, 'see').mockImplementation(function (this: Names, answer) {
		received.push(answer.body.toString());
		see.call(this, answer);
	});
	const said: string[] = [];
	const reportFile = path.join(folder, 'report.md');
	const isWell = await compare({
		token: sandbox.token,
		apiAddress: sandbox.url,
		project: undefined,
		write: false,
		reportFile,
		timeLimit: 0,
		timeout: 300_000,
		interrupt: new Interrupt(
			() => {},
			() => {},
		),
		terminal: { say: (line) => said.push(line), progress: () => {}, ask: async () => '' },
	});
	const report = readFileSync(reportFile, 'utf8');
	const shown = `${said.join('\n')}\n${report}`;

	expect(isWell).toBe(false);
	const inTable = Object.fromEntries(
		[...report.matchAll(/^\| (\w+: \w+) \| ([a-z ]+?) \|(.*) \|$/gm)].map(
			([, operation, result, details]) => [operation, [result, details!.trim()]],
		),
	);
	expect(Object.keys(inTable)).toHaveLength(reads.length);
	expect(inTable).toMatchObject({
		'project: get': ['differs', 'see above'],
		'disk: get': ['differs', 'see above'],
		'database: getReadOnlyMode': ['no answer', '503, a problem of the API'],
		'database: getEncryptionKey': ['refused', '403, by permission'],
		'backup: getSchedule': ['refused', '402, by plan'],
		'notebook: get': ['nothing to read', 'its list cannot be read'],
		'ssoProvider: get': ['nothing to read', 'no SSO Provider'],
		'profile: get': ['fine', ''],
	});
	const differences = Object.fromEntries(
		report
			.split('\n### ')
			.slice(1)
			.map((part) => [part.split('\n')[0], part.match(/^- .*$/gm)!.map((line) => line.slice(2))]),
	);
	expect(differences).toEqual({
		'project: get': [
			'answer region: expected string, got nothing',
			'answer new_setting: expected nothing, got boolean',
			'answer (name not shown): expected nothing, got object',
			'answer (name not shown): expected nothing, got number',
		],
		'edgeFunction: downloadAll': [
			'answer [].version: expected integer, got string',
			'output: expected items, got an error of the node',
		],
		'edgeFunction: getMany': ['answer [].version: expected integer, got string'],
		'edgeFunction: get': ['answer status: expected 200, got 404'],
		'dataApi: get': ['answer content type: expected application/json, got text/plain'],
		'realtime: get': [
			'answer content type: expected application/json, got text/html',
			'answer body: expected JSON, got text',
			'output: expected items, got an error of the node',
		],
		'storage: get': ['answer status: expected 200, got 202'],
		'disk: get': ['answer status: expected 200, got 400'],
		'disk: getUtilization': ['answer status: expected 200, got 404'],
		'notebook: getMany': expect.arrayContaining([
			'answer data[].id: expected string, got number',
			'answer data[].attributes.name: expected string, got nothing',
		]) as string[],
		'organization: get': [
			'answer plan: expected one of the values of the contract, got another string',
		],
	});

	const texts = new Set<string>([sandbox.token]);
	for (const body of received) {
		if (!/^[[{]/.test(body)) continue;
		JSON.parse(body, (name, value: unknown) => {
			texts.add(name);
			if (typeof value === 'string') texts.add(value);
			return value;
		});
	}
	expect(texts.size).toBeGreaterThan(1000);
	// Names of the API or the node are not the account’s.
	const ours = JSON.stringify([readDocument(), description, ['new_setting', 'one']]);
	const ofAccount = [...texts].filter((text) => text.length > 2 && !ours.includes(`"${text}"`));
	expect(ofAccount).toEqual(expect.arrayContaining([hostile, slug, secret, ref]));
	expect(ofAccount.length).toBeGreaterThan(500);
	const isShown = (text: string) =>
		new RegExp(`(?<![\\w-])${text.replace(/[^\w\s]/g, '\\$&')}(?![\\w-])`).test(shown);
	expect(ofAccount.filter(isShown)).toEqual([]);
});
