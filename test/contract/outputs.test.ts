import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

import omit from 'lodash/omit';

import { readDocument } from '../../contract/document';
import { ownOutputs } from '../../contract/outputs/own';
import { schemaFiles } from '../../contract/outputs/schemas';
import type { OperationKey } from '../../nodes/SupabaseManagement/v1/request/operation';
import { facts } from '../../nodes/SupabaseManagement/v1/resources/facts';
import { always, answerWith, stopAnswering, type Answer } from '../harness/api';
import { answersWithConnection } from '../harness/branches';
import { contract } from '../harness/contract';
import { apiAddress } from '../harness/credentials';
import { runNode } from '../harness/engine';
import { everyAnswer } from '../harness/everyAnswer';
import { everyField, operations, type Operation } from '../harness/operations';
import { itemWithFiles } from '../harness/severalRequests';
import { fieldsOfItems, fieldsOfSchema, readSchema } from '../harness/outputSchema';
import { samples } from './samples';

const root = path.join(__dirname, '..', '..');

const files = schemaFiles(readDocument());

it('are exactly the files that `npm run contract:schemas` writes', () => {
	const written = globSync('nodes/*/__schema__/**/*.json', { cwd: root }).map((file) =>
		file.split(path.sep).join('/'),
	);
	expect(written.sort()).toEqual([...files.keys()].sort());
	const outdated = written.filter(
		(file) => readFileSync(path.join(root, file), 'utf8') !== files.get(file),
	);
	expect(outdated).toEqual([]);
});

it('has special outputs only for existing operations', () => {
	const names = operations.map(({ resource, operation }) => `${resource}.${operation}`);
	expect(Object.keys(ownOutputs).filter((name) => !names.includes(name))).toEqual([]);
});

/** At most six operations may have an unknown output: rows of SQL, and documents of any form. */
it('names the fields of all operations, except those with an unknown output', () => {
	const free = operations
		.filter(({ resource, operation }) => readSchema(resource, operation).properties === undefined)
		.map(({ resource, operation }) => `${resource}.${operation}`);
	expect(free).toEqual([
		'database.getOpenApi',
		'database.runQuery',
		'database.runReadOnlyQuery',
		'usage.getFunctionStats',
	]);
});

/** Options that change the output. The schema describes the defaults. */
const defaults = {
	backupOptions: {},
	binaryField: 'data',
	branchOptions: {},
	configurationSource: 'project',
	dryRun: true,
	returnAll: false,
	waitForCompletion: false,
};

describe.each(operations.map((each) => [`${each.resource}.${each.operation}`, each] as const))(
	'%s',
	(name, operation) => {
		afterEach(stopAnswering);

		it('returns exactly the fields in its schema', async () => {
			const items: unknown[] = [];
			for (const answer of answersByHand[name] ?? answersOf(operation)) {
				const all = [answer].flat();
				answerWith(...all.slice(0, -1), always(all.at(-1)!));
				const result = await runNode({
					parameters: {
						...everyField(operation, samples)[0],
						...defaults,
						limit: longestList(all[0]!.body),
					},
					items: [itemWithFiles],
					requestOptions: { timeLimit: 0 },
				});
				stopAnswering();
				if (result.error !== undefined) throw result.error;
				items.push(...result.items.map(({ json }) => json));
			}
			const declared = fieldsOfSchema(readSchema(operation.resource, operation.operation));
			expect(fieldsOfItems(items, declared)).toEqual(declared);
		});
	},
);

/** For two projects: one setting is different, and one service exists only in one of them. */
const configurations = [
	{ api: { max_rows: 1 } },
	{ api: { max_rows: 2 }, pooler: { default_pool_size: 1 } },
].map((attributes) => ({ status: 200, body: { data: { attributes } } }));

const sourceCode: Answer = {
	status: 200,
	headers: { 'content-type': 'multipart/form-data; boundary=b' },
	body: [
		'--b',
		'content-disposition: form-data; name="metadata"',
		'',
		'{"deno2_entrypoint_path":"index.ts"}',
		'--b',
		'content-disposition: form-data; name="file"; filename="index.ts"',
		'',
		'export {};',
		'--b--',
		'',
	].join('\r\n'),
};

const edgeFunction = (slug: string) => ({
	id: slug,
	slug,
	name: slug,
	status: 'ACTIVE',
	version: 1,
	ezbr_sha256: 'text',
});

/** Answers that are not JSON or not defined in the contract. For several requests, a list. */
const answersByHand: Record<string, Array<Answer | Answer[]>> = {
	'actionRun.count': [{ status: 200, headers: { 'x-total-count': '2' } }],
	'computeInstance.createUpload': [
		{
			status: 201,
			body: {
				data: {
					type: 'project_compute_instance_upload',
					id: 'text',
					attributes: { url: `${apiAddress}/upload`, method: 'PUT', expires_at: 'text' },
				},
			},
		},
	],
	// The project has a secret that is not in the input.
	'edgeFunctionSecret.synchronize': [{ status: 200, body: [{ name: 'OTHER' }] }],
	'project.applyConfiguration': [configurations],
	'project.compareConfiguration': [configurations],
	'branch.getConnection': [answersWithConnection],
	// The database has no migrations at first, and the new one afterwards.
	'migration.applyFiles': [
		[
			{ status: 200, body: [] },
			{ status: 201, body: [] },
			{ status: 200, body: [{ version: '20261101093000' }] },
		],
	],
	'edgeFunction.download': [sourceCode],
	'edgeFunction.downloadAll': [[{ status: 200, body: [edgeFunction('hello')] }, sourceCode]],
	// One function is new, one is different, and one is not in the input.
	'edgeFunction.synchronize': [
		[
			{ status: 200, body: [edgeFunction('hello'), edgeFunction('legacy')] },
			{ ...sourceCode, body: String(sourceCode.body).replace('export {};', 'export default 1;') },
		],
	],
	'usage.getFunctionStats': [{ status: 200, body: { result: [{}] } }],
	'log.getMany': [
		{
			status: 200,
			body: {
				result: [
					{
						id: 'text',
						timestamp: 'text',
						source: 'text',
						severity_text: 'text',
						event_message: 'text',
						log_attributes: {},
					},
					{ timestamp: 7 },
				],
			},
		},
	],
};

function answersOf({ key }: Operation): Answer[] {
	const { answer } = contract.get(key)!;
	if (answer === undefined) return [{ status: 200 }];
	const listName = facts[key as OperationKey]?.list;
	return (
		everyAnswer(answer)
			// An answer without its list is refused.
			.filter((body) => listName === undefined || listName in (body as object))
			.map((body) => ({ status: 200, body: withoutError(key, body) }))
	);
}

/** Analytics can return an error with a success status, which fails the operation. */
function withoutError(key: string, body: unknown): unknown {
	return key.includes('/analytics/endpoints/') ? omit(body as object, 'error') : body;
}

/** The setting that requests the complete list in one request. */
function longestList(body: unknown): number {
	const lists = [body, ...Object.values((body ?? {}) as object)].filter(Array.isArray);
	return Math.max(1, ...lists.map(({ length }) => length));
}
