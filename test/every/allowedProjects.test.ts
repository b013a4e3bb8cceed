import type { INodeParameters } from 'n8n-workflow';

import { readAccess } from '../../nodes/SupabaseManagement/v1/request/guard/access';
import { otherProjects } from '../../nodes/SupabaseManagement/v1/request/guard/otherProjects';
import type { OperationKey } from '../../nodes/SupabaseManagement/v1/request/operation';
import { samples } from '../contract/samples';
import { always, answerWith, stopAnswering, type Received } from '../harness/api';
import { runNode, type Run } from '../harness/engine';
import { everyField, operations } from '../harness/operations';
import { itemWithFiles } from '../harness/severalRequests';

const own = 'abcdefghijklmnopqrst';
const ownBranch = 'zyxwvutsrqponmlkjihg';
const stranger = 'qqqqqqqqqqqqqqqqqqqq';
const credential = { allowedProjects: `${own}, ${ownBranch}` };

afterEach(stopAnswering);

const run = async (parameters: INodeParameters, given: Partial<Run> = {}) =>
	await runNode({
		parameters,
		items: [itemWithFiles],
		credential,
		onError: 'continueRegularOutput',
		...given,
	});

const textOf = (requests: Received[]) =>
	JSON.stringify(requests.map(({ path, query, text }) => [path, query, text]));

/** Copies of the parameters. In each, another project replaces an allowed one in one place. */
function withStranger(parameters: INodeParameters): INodeParameters[] {
	const copies: INodeParameters[] = [];
	const visit = (value: unknown, replace: (by: unknown) => unknown) => {
		if (value === own || value === ownBranch) {
			copies.push(replace(stranger) as INodeParameters);
		} else if (typeof value === 'object' && value !== null) {
			for (const [name, inner] of Object.entries(value)) {
				visit(inner, (by) =>
					replace(
						Array.isArray(value)
							? value.map((each, index) => (String(index) === name ? by : (each as unknown)))
							: { ...value, [name]: by },
					),
				);
			}
		}
	};
	visit(parameters, (by) => by);
	return copies;
}

describe('a setting without a valid entry', () => {
	const without: unknown[] = [
		',',
		' ',
		'\n',
		';;',
		'acme',
		'all',
		'*',
		[],
		[','],
		{},
		7,
		0,
		true,
		false,
	];

	it('allows no project', () => {
		for (const allowedProjects of without) {
			expect(readAccess({ allowedProjects } as never).allowedProjects).toEqual(new Set());
		}
		for (const allowedProjects of ['', undefined, null]) {
			expect(readAccess({ allowedProjects } as never).allowedProjects).toBeUndefined();
		}
	});

	it('refuses every operation before anything is sent', async () => {
		const requests = answerWith(always({ status: 404 }));
		const passed: string[] = [];
		for (const [index, operation] of operations.entries()) {
			const allowedProjects = without[index % without.length];
			const [parameters] = everyField(operation, samples);
			const { items } = await run(parameters!, { credential: { allowedProjects } as never });
			if (items[0]?.json.error !== 'Allowed Projects in the credential has no project ID') {
				passed.push(operation.key);
			}
		}
		expect(passed).toEqual([]);
		expect(requests).toEqual([]);
	});
});

describe('a project that is not allowed', () => {
	const withProject = operations.flatMap((operation) => {
		const [parameters] = everyField(operation, samples);
		const copies = withStranger(parameters!);
		return copies.length === 0 ? [] : [{ ...operation, parameters: parameters!, copies }];
	});
	let places = 0;
	let sentInControl = 0;

	it.each(withProject.map((each) => [each.key, each] as const))(
		'is refused in every parameter of %s',
		async (key, { parameters, copies }) => {
			for (const copy of copies) {
				const requests = answerWith(always({ status: 404 }));
				const { items } = await run(copy);
				expect(textOf(requests)).not.toContain(stranger);
				// Operations on a branch send its parent only to list branches, which does not happen then.
				if (requests.length === 0) {
					expect(items[0]!.json.error).toMatch(
						/^The credential (does not allow|allows only certain)/,
					);
				} else {
					expect(key).toContain('{branch_id_or_ref}');
				}
				places++;
				stopAnswering();
			}
			const requests = answerWith(always({ status: 404 }));
			await run(parameters);
			sentInControl += requests.length;
		},
	);

	it('is tested in this many places', () => {
		expect(withProject.length).toBeGreaterThan(180);
		expect(places).toBeGreaterThanOrEqual(withProject.length);
		expect(sentInControl).toBeGreaterThan(180);
	});
});

/** A value at a path such as `data[].attributes.project`. */
function nest(path: string, value: unknown): Record<string, unknown> {
	const steps = path.replaceAll('[]', '.[]').split('.').filter(Boolean);
	return steps.reduceRight<unknown>(
		(inner, step) => (step === '[]' ? [inner] : { [step]: inner }),
		value,
	) as Record<string, unknown>;
}

describe('an answer with several projects', () => {
	const rules = operations.flatMap((operation) => {
		const rule = otherProjects[operation.key as OperationKey];
		// It sends the same request as Get and then others, which have other answers.
		if (operation.operation === 'getConnection') return [];
		return rule !== undefined && ('filter' in rule || 'only' in rule)
			? [{ ...operation, rule }]
			: [];
	});

	it.each(rules.map((each) => [each.key, each] as const))(
		'of %s shows only allowed projects',
		async (_key, operation) => {
			const [filled] = everyField(operation, samples);
			const parameters = {
				...filled,
				returnAll: true,
				waitForCompletion: false,
			} as INodeParameters;
			const { rule } = operation;
			const bodyOf = (...refs: string[]) =>
				'filter' in rule
					? nest(
							rule.filter,
							refs.map((ref) => ({ ...nest(rule.by, ref), name: `of ${ref}` })),
						)
					: { ...nest(rule.only, refs[0]), name: `of ${refs[0]}` };
			for (const refs of [[own, stranger], [stranger], [stranger, own]]) {
				answerWith({ status: 200, body: bodyOf(...refs) });
				const { items } = await run(parameters);
				expect(JSON.stringify(items)).not.toContain(stranger);
				if ('filter' in rule && refs.includes(own)) {
					expect(JSON.stringify(items)).toContain(own);
				}
				stopAnswering();
			}
			answerWith({ status: 200, body: bodyOf(own) });
			expect(JSON.stringify((await run(parameters)).items)).toContain(own);
		},
	);

	it('is tested for these operations', () => expect(rules.length).toBeGreaterThan(8));
});

const branch = { id: 'b1', name: 'a', project_ref: ownBranch, parent_project_ref: own };

describe('merging a branch', () => {
	const merge = async (parentProjectRef: string, branches: unknown) => {
		const requests = answerWith(
			{ status: 200, body: branches as object },
			{ status: 400, body: { message: 'As the test says' } },
		);
		await run({
			resource: 'branch',
			operation: 'merge',
			parentProjectRef,
			branchIdOrRef: ownBranch,
			waitForCompletion: false,
		});
		return requests.map(({ method, path }) => `${method} ${path}`);
	};
	const list = `GET /v1/projects/${own}/branches`;

	it('requires its parent, which must be known and allowed', async () => {
		expect(await merge('={{ "" }}', [branch])).toEqual([]);
		expect(await merge(stranger, [branch])).toEqual([]);
		expect(await merge('={{ ".." }}', [branch])).toEqual([]);
	});

	it.each([
		['no branches', []],
		['another branch', [{ ...branch, id: 'b2', project_ref: own }]],
		['a branch of another project', [{ ...branch, parent_project_ref: stranger }]],
		['a branch without a parent', [{ ...branch, parent_project_ref: undefined }]],
		['nothing readable', '<html>'],
		['no list', { branches: [branch] }],
	])('is not sent if the parent has %s', async (_what, branches) => {
		expect(await merge(own, branches)).toEqual([list]);
	});

	it('is sent if the parent has it', async () => {
		expect(await merge(own, [branch])).toEqual([list, `POST /v1/branches/${ownBranch}/merge`]);
	});
});

/** Values that a server could send instead of a project’s ID. */
const wrongRefs = [
	'..',
	'.',
	'',
	'a/b',
	'../organizations',
	`${own}/..`,
	'ABC',
	7,
	null,
	{},
	[own],
	true,
];

describe('a project in an answer', () => {
	const waiting = { waitForCompletion: true, waitOptions: { timeout: 0.005, interval: 0.01 } };

	it.each([
		['branch', 'push', {}],
		['branch', 'reset', {}],
		['branch', 'create', {}],
		['branch', 'createWithSecrets', {}],
		['project', 'createProject', undefined],
	] as const)(
		'is not looked up if it is not valid or not allowed: %s %s',
		async (resource, operation, allows) => {
			const [filled] = everyField(
				operations.find((each) => each.resource === resource && each.operation === operation)!,
				samples,
			);
			const refs = allows === undefined ? wrongRefs : [...wrongRefs, stranger];
			let begun = 0;
			for (const ref of refs) {
				const requests = answerWith(
					always({
						status: 201,
						body: {
							ref,
							project_ref: ref,
							id: 'b1',
							workflow_run_id: 'r1',
							status: 'ACTIVE_HEALTHY',
							data: { id: 'b1', type: 'branch', attributes: { project_ref: ref } },
						},
					}),
				);
				await run(
					{ ...filled, ...waiting } as INodeParameters,
					allows === undefined ? { credential: {} } : {},
				);
				const paths = requests.map(({ path }) => path);
				begun += Number(requests.some(({ method }) => method === 'POST'));
				const known = new RegExp(
					`^/v[12]/(projects|branches)(/(${own}|${ownBranch})(/(branches|push|reset|merge|health|actions(/r1)?))?)?$`,
				);
				expect(paths.filter((path) => !known.test(path))).toEqual([]);
				stopAnswering();
			}
			expect(begun).toBe(refs.length);
		},
	);
});
