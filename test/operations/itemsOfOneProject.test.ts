import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { always, answerWith, stopAnswering } from '../harness/api';
import { runNode } from '../harness/engine';
import { ofSeveralRequests } from '../harness/severalRequests';

const ref = 'abcdefghijklmnopqrst';
const address = `https://supabase.com/dashboard/project/${ref}`;

const files = { filesFrom: 'json', filesJson: '={{ { [$json.path]: "select 1" } }}' };

const operations: Record<string, { parameters: INodeParameters; paths: [string, string] }> = {
	'edgeFunction:downloadAll': { parameters: {}, paths: ['', ''] },
	'edgeFunction:synchronize': {
		parameters: files,
		paths: ['functions/hello/index.ts', 'functions/world/index.ts'],
	},
	'migration:applyFiles': { parameters: files, paths: ['20261101_a.sql', '20261102_b.sql'] },
	'edgeFunctionSecret:synchronize': {
		parameters: { secrets: { json: [{ json: '={{ { [$json.path]: "1" } }}' }] } },
		paths: ['A', 'B'],
	},
};
const names = Object.keys(operations);
const changing = names.filter((name) => name !== 'edgeFunction:downloadAll');

const options: Record<string, INodeParameters> = {
	'edgeFunction:synchronize': { functionSyncOptions: { deleteOthers: '={{ $json.all }}' } },
	'migration:applyFiles': {
		migrationFileOptions: { ignore: '={{ $json.all ? ["missing"] : [] }}' },
	},
	'edgeFunctionSecret:synchronize': { secretSyncOptions: { deleteOthers: '={{ $json.all }}' } },
};

async function run(name: string, parameters: INodeParameters, inputs: [object, object]) {
	const requests = answerWith(always({ status: 200, body: [] }));
	const [resource, operation] = name.split(':') as [string, string];
	const { paths, parameters: own } = operations[name]!;
	const { items, error } = await runNode({
		parameters: { resource, operation, projectRef: ref, ...own, ...parameters },
		items: inputs.map((json, index): INodeExecutionData => ({
			json: { path: paths[index]!, ...json },
		})),
	});
	return { requests, items, error };
}

afterEach(stopAnswering);

it('are tested for every operation of several requests', () => {
	expect(names.sort()).toEqual([...ofSeveralRequests].sort());
});

describe.each(names)('Input items of one project, with %s', (name) => {
	it.each<[string, INodeParameters | string, string, string]>([
		['with a space', '={{ $json.project }}', ref, ` ${ref}\n`],
		[
			'by URL',
			{ __rl: true, mode: 'url', value: '={{ $json.project }}' },
			address,
			`${address}/settings`,
		],
	])('are handled together, even if it is written differently: %s', async (_, ...given) => {
		const [projectRef, first, second] = given;
		const { requests, error } = await run(name, { projectRef, dryRun: true }, [
			{ project: first },
			{ project: second },
		]);
		expect(error).toBeUndefined();
		expect(requests).toHaveLength(1);
	});
});

describe.each(changing)('Input items that differ, with %s', (name) => {
	it.each<[string, INodeParameters, object, object]>([
		['Dry Run', { dryRun: '={{ $json.dry }}' }, { dry: false }, { dry: true }],
		['Options', { dryRun: true, ...options[name] }, { all: true }, { all: false }],
	])('are refused if it is in %s', async (label, parameters, ...inputs) => {
		const { requests, error } = await run(name, parameters, inputs);
		expect(requests).toEqual([]);
		expect(error?.message).toBe(`${label} differs between input items of the same project`);
		expect(error?.description).toMatch(/^This concerns input item 1\. .*Nothing was sent/);
	});
});

describe('A file that is not encoded in UTF-8', () => {
	const text = Buffer.from('CAFE=caf\xe9', 'latin1').toString('base64');
	const file = (fileName: string) => ({ data: text, mimeType: 'text/plain', fileName });
	const items = [
		{
			json: {},
			binary: {
				data: file('1_cafe.sql'),
				config: file('config.toml'),
				code: file('functions/hello/index.ts'),
			},
		},
	];

	it.each<[string, INodeParameters, string]>([
		[
			'of migrations',
			{ resource: 'migration', operation: 'applyFiles', inputFiles: 'data' },
			'The file 1_cafe.sql is not encoded in UTF-8',
		],
		[
			'with the settings of functions',
			{ resource: 'edgeFunction', operation: 'synchronize', inputFiles: 'config, code' },
			'config.toml is not encoded in UTF-8',
		],
		...['upsert', 'synchronize'].map((operation): [string, INodeParameters, string] => [
			`of secrets is refused by ${operation}`,
			{
				resource: 'edgeFunctionSecret',
				operation,
				secrets: { envFile: [{ binaryField: 'data' }] },
			},
			'The file in “data” is not encoded in UTF-8',
		]),
	])('%s', async (_, parameters, message) => {
		const requests = answerWith(always({ status: 200, body: [] }));
		const { error } = await runNode({ parameters: { projectRef: ref, ...parameters }, items });
		expect(error?.message).toBe(message);
		expect(requests).toEqual([]);
	});
});
