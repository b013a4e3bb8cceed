/**
 * Runs operations over all 600 projects of a sandbox in one step, with its rate limit in windows of
 * two seconds instead of a minute: `npm run test:fleet`.
 */
import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { runNode } from '../harness/engine';
import { openSandbox } from '../sandbox/harness';

const projects = 600;

/** The sandbox runs in this process too. */
const mostHeap = 1_000_000_000;

let opened: Awaited<ReturnType<typeof openSandbox>>;
let items: INodeExecutionData[];

beforeAll(async () => {
	opened = await openSandbox({ rateLimit: 120, rateLimitSeconds: 2, transitionSeconds: 0 });
	const body = { db_pass: 'secret', organization_slug: 'initech', region: 'eu-west-1' };
	const refs = new Set<string>();
	for (let index = 0; refs.size < projects; index++) {
		const { json } = await opened.ask('POST', '/v1/projects', {
			body: { ...body, name: `Project ${index}` },
		});
		// The rate limit counts in this process too.
		if (json?.ref !== undefined) refs.add(json.ref as string);
		else await new Promise((resolve) => setTimeout(resolve, 500));
	}
	items = [...refs].map((ref) => ({ json: { ref } }));
});

/** Runs an operation once for each project, and expects that every answer has status 200 or 201. */
async function runOverAll(parameters: INodeParameters) {
	const { url: apiAddress, token: accessToken, requests } = opened.sandbox;
	const before = requests.length;
	const startedAt = performance.now();
	const { items: found, error } = await runNode({
		parameters: { ...parameters, projectRef: '={{ $json.ref }}' },
		items,
		credential: { apiAddress, accessToken },
		requestOptions: { timeLimit: 10 },
	});
	const seconds = (performance.now() - startedAt) / 1000;
	const sent = requests.slice(before);
	const { heapUsed } = process.memoryUsage();
	process.stdout.write(
		`${String(parameters.operation)}: ${found.length} items of ${sent.length} requests in ${seconds.toFixed(1)} s, heap ${Math.round(heapUsed / 1e6)} MB\n`,
	);
	expect(error).toBeUndefined();
	// One request each: none was refused or repeated.
	expect(sent).toHaveLength(projects);
	expect(sent.filter(({ status }) => ![200, 201].includes(status!))).toEqual([]);
	expect(heapUsed).toBeLessThan(mostHeap);
	return found;
}

it('inspects each database', async () => {
	const found = await runOverAll({
		resource: 'database',
		operation: 'inspect',
		report: 'tables',
	});
	const inspected = new Set(found.map(({ json }) => json.project_ref));
	expect(inspected).toEqual(new Set(items.map(({ json }) => json.ref)));
});

it('compares each with a document, and finds the one that differs', async () => {
	const ref = items[300]!.json.ref as string;
	await opened.ask('PATCH', `/v1/projects/${ref}/postgrest`, { body: { max_rows: 77 } });
	const found = await runOverAll({
		resource: 'project',
		operation: 'compareConfiguration',
		configurationSource: 'document',
		configurationDocument: '{ "api": { "max_rows": 1000 } }',
	});
	expect(found.map(({ json }) => json)).toMatchObject([
		{ project_ref: ref, setting: 'max_rows', here: 77, there: 1000 },
	]);
});
