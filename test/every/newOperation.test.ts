import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { root } from '../harness/files';

const run = promisify(execFile);
const project = 'nodes/SupabaseManagement/v1/resources/project';

/** A new operation of the API that the node does not have yet. */
const declared = {
	operationId: 'v2-list-notes',
	tags: ['Projects'],
	parameters: [
		{ name: 'ref', in: 'path', required: true, schema: { type: 'string' } },
		{ name: 'author', in: 'query', required: true, schema: { type: 'string' } },
	],
	responses: {
		200: {
			description: '',
			content: {
				'application/json': {
					schema: {
						type: 'object',
						required: ['notes'],
						properties: {
							notes: {
								type: 'array',
								items: {
									type: 'object',
									required: ['text'],
									properties: { text: { type: 'string' } },
								},
							},
						},
					},
				},
			},
		},
	},
};

/* The example in CONTRIBUTING.md: a route, a file of fields, a fact and a test, in this order. */
const [, section] = /## Add an operation\n([^]*?)\n## /.exec(
	readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8'),
)!;
const [route, fields, fact, row] = [...section!.matchAll(/```ts\n([^]*?)```/g)].map(
	([, code]) => code!,
) as [string, string, string, string];

let copy: string;

beforeAll(async () => {
	copy = await mkdtemp(join(tmpdir(), 'new-operation-'));
	const needed = ['nodes', 'credentials', 'contract', 'test', 'docs', 'sandbox', 'bench'];
	const settings = ['tsconfig.json', 'jest.config.js', 'package.json', '.gitattributes'];
	for (const name of [...needed, ...settings]) {
		await cp(join(root, name), join(copy, name), {
			recursive: true,
			filter: (source) => !source.includes('node_modules'),
		});
	}
	await symlink(join(root, 'node_modules'), join(copy, 'node_modules'));

	const contract = await readJson('contract/openapi.json');
	contract.paths['/v1/projects/{ref}/notes'] = { get: declared };
	await writeFile(join(copy, 'contract/openapi.json'), JSON.stringify(contract));
	await insert(`${project}/index.ts`, "\n\t\t{\n\t\t\tname: 'Get Restore Versions',", `\n${route}`);
	await insert(
		`${project}/index.ts`,
		'\nimport { getManyInOrganizationFields }',
		"\nimport { getManyNotesFields } from './getManyNotes.operation';",
	);
	await insert(
		`${project}/index.ts`,
		'\n\t...getManyInOrganizationFields,',
		'\n\t...getManyNotesFields,',
	);
	await insert(`${project}/facts.ts`, "\n\t'GET /v1/projects/{ref}/restore': {", `\n${fact}`);
	await writeFile(join(copy, project, 'getManyNotes.operation.ts'), fields);
	await writeFile(
		join(copy, 'test/operations/projectNotes.test.ts'),
		`import { testOperation } from '../harness/testOperation';
const ref = 'abcdefghijklmnopqrst';
${row}`,
	);
});

afterAll(async () => await rm(copy, { recursive: true, force: true }));

it('needs one literal, one file of fields, one fact and one test row for a new operation', async () => {
	await writeFile(
		join(copy, 'tsconfig.new.json'),
		JSON.stringify({
			extends: './tsconfig.json',
			include: ['nodes', 'credentials', 'test/operations/projectNotes.test.ts'],
		}),
	);
	const compiler = join(root, 'node_modules/typescript/bin/tsc');
	await run(process.execPath, [compiler, '--project', 'tsconfig.new.json'], { cwd: copy });
	await run(process.execPath, ['contract/writeSchemas.mjs'], { cwd: copy });
	const jest = join(root, 'node_modules/jest/bin/jest.js');
	const tests = ['projectNotes', 'structure/facts', 'structure/imports', 'structure/structure'];
	const { stderr } = await run(
		process.execPath,
		[jest, '--rootDir', copy, '-t', 'getManyNotes|fact|import|node', ...tests],
		{ cwd: copy, env: { ...process.env, NODE_OPTIONS: '' } },
	);
	expect(stderr).toMatch(/Test Suites: 4 passed, 4 total/);
}, 300_000);

/** Inserts text before another text that occurs once in the file. */
async function insert(file: string, before: string, text: string): Promise<void> {
	const whole = await readFile(join(copy, file), 'utf8');
	expect(whole.split(before)).toHaveLength(2);
	await writeFile(
		join(copy, file),
		whole.replace(before, () => `${text}${before}`),
	);
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any
async function readJson(file: string): Promise<any> {
	return JSON.parse(await readFile(join(copy, file), 'utf8'));
}
