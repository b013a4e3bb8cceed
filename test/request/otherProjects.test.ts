import fc from 'fast-check';

import type { OperationKey } from '../../nodes/SupabaseManagement/v1/request/operation';
import {
	onlyAllowed,
	OtherProjectError,
	otherProjects,
	projectNumberIn,
	ruleOf,
	type Known,
	type NotShown,
} from '../../nodes/SupabaseManagement/v1/request/guard/otherProjects';
import {
	onlyReads,
	readingPosts,
} from '../../nodes/SupabaseManagement/v1/request/guard/readingPosts';
import { fieldsOfAnswer, type AnswerField } from '../harness/answerFields';
import { contract } from '../harness/contract';

const own = 'abcdefghijklmnopqrst';
const stranger = 'tsrqponmlkjihgfedcba';
const allowed = new Set([own, 'zzzzzzzzzzzzzzzzzzzz']);

const hasProject = (path: string) => /\{(ref|branch_id_or_ref)\}/.test(path);

const rules = Object.entries(otherProjects) as Array<
	[OperationKey, NonNullable<(typeof otherProjects)[OperationKey]>]
>;

function whyNot(key: OperationKey, body: unknown, known?: Known): NotShown | undefined {
	try {
		onlyAllowed(allowed, key, body, known);
		return undefined;
	} catch (error) {
		expect(error).toBeInstanceOf(OtherProjectError);
		return (error as OtherProjectError).why;
	}
}

describe('the table of other projects', () => {
	/** Fields that name a project, or something in one. */
	const namesProject = ({ name, path, type, values }: AnswerField, all: AnswerField[]) => {
		if (['boolean', 'integer', 'number'].includes(type) && name !== 'id') return false;
		const words = name.toLowerCase().split('_');
		if (words.some((word) => /^(projects?|refs?|branch|branches|parent|payload)$/.test(word))) {
			return values === undefined;
		}
		// In version 2, the type beside an ID says what it identifies.
		const beside = path.replace(/id$/, 'type');
		return (
			name === 'id' && all.some((each) => each.path === beside && each.values?.includes('project'))
		);
	};

	it('lists every operation without a project in its path', () => {
		const missing = [...contract]
			.filter(([, { path }]) => !hasProject(path))
			.map(([key]) => key as OperationKey)
			.filter((key) => otherProjects[key] === undefined);
		expect(missing).toEqual([]);
	});

	it('lists every operation whose answer may name a project', () => {
		const missing = [...contract].flatMap(([key, { definition }]) => {
			const fields = fieldsOfAnswer(definition);
			const naming = fields.filter((field) => namesProject(field, fields));
			const isListed = otherProjects[key as OperationKey] !== undefined;
			return isListed ? [] : naming.map(({ path }) => `${key} ${path}`);
		});
		expect(missing).toEqual([]);
	});

	it('has one rule for each operation, with a reason in one sentence', () => {
		const kinds = ['show', 'filter', 'only', 'number', 'parent', 'refuse'];
		for (const [key, rule] of rules) {
			const { show, because, parent, refuse } = rule as Record<string, unknown>;
			expect([key, kinds.filter((kind) => kind in rule).length]).toEqual([key, 1]);
			expect([key, show ?? because ?? parent ?? refuse]).toEqual([
				key,
				expect.stringMatching(/^[A-Z].+\.$/),
			]);
		}
		const flags = rules.flatMap(([, rule]) => {
			const { creates, changesParent } = rule as Record<string, unknown>;
			return [creates, changesParent].filter((flag) => flag !== undefined);
		});
		expect(new Set(flags)).toEqual(new Set([true]));
	});

	it('names only fields of the contract', () => {
		const wrong = rules.flatMap(([key, rule]) => {
			const operation = contract.get(key);
			if (operation === undefined) return [key];
			const paths = fieldsOfAnswer(operation.definition).map(({ path }) => path);
			const needed =
				'filter' in rule
					? [`${rule.filter}[].${rule.by}`]
					: 'only' in rule
						? [rule.only]
						: 'number' in rule
							? [rule.list === undefined ? rule.number : `${rule.list}[].${rule.number}`]
							: 'show' in rule
								? (rule.without ?? [])
								: [];
			return needed.filter((path) => !paths.includes(path)).map((path) => `${key} ${path}`);
		});
		expect(wrong).toEqual([]);
	});

	it('identifies projects by ID, never by name', () => {
		const wrong = rules.flatMap(([key, rule]) => {
			const at = 'filter' in rule ? `${rule.filter}[].${rule.by}` : 'only' in rule ? rule.only : '';
			const [name] = at.split('.').slice(-1);
			if (at === '' || name === 'ref' || name === 'project_ref') return [];
			const fields = fieldsOfAnswer(contract.get(key)!.definition);
			const type = fields.find(({ path }) => path === at.replace(/id$/, 'type'));
			return type?.values?.includes('project') ? [] : [`${key} ${at}`];
		});
		expect(wrong).toEqual([]);
	});

	it('shows elements without a project only if they have no field for one', () => {
		const naming = rules.flatMap(([key, rule]) => {
			const { definition, path } = contract.get(key)!;
			if (!('show' in rule) || hasProject(path)) return [];
			const fields = fieldsOfAnswer(definition);
			return fields
				.filter((field) => namesProject(field, fields))
				.map((field) => `${key} ${field.path}`);
		});
		expect(naming).toEqual([]);
	});

	it('refuses only operations that change something without a project', () => {
		const refused = rules.filter(([, rule]) => 'refuse' in rule).map(([key]) => key);
		const changing = [...contract]
			.filter(([key, { path }]) => !hasProject(path) && !onlyReads(key as OperationKey))
			.map(([key]) => key);
		expect(refused.sort()).toEqual(changing.sort());
	});
});

/** A list at a path such as `data[].attributes.roles[].projects`, and a field of each element. */
function nest(path: string, value: unknown): unknown {
	const steps = path.replaceAll('[]', '.[]').split('.').filter(Boolean);
	return steps.reduceRight<unknown>(
		(inner, step) => (step === '[]' ? [inner] : { [step]: inner, other: 1 }),
		value,
	);
}

const element = (by: string, project: unknown, id: number) => ({
	...(nest(by, project) as object),
	id_of_element: id,
});

const strangers = fc.oneof(
	fc.constant(stranger),
	fc.constantFrom(
		null,
		undefined,
		'',
		'..',
		7,
		true,
		{},
		[own],
		{ ref: own },
		` ${own}`,
		'toString',
	),
	fc.string(),
);

describe.each(rules.flatMap(([key, rule]) => ('filter' in rule ? [{ key, rule }] : [])))(
	'$key',
	({ key, rule: { filter, by } }) => {
		it('shows only allowed projects, in their order', () => {
			fc.assert(
				fc.property(fc.array(fc.oneof(fc.constantFrom(...allowed), strangers)), (projects) => {
					const elements = projects.map((project, id) => element(by, project, id));
					const isOwn = ({ id_of_element: id }: { id_of_element: number }) =>
						allowed.has(projects[id] as string);
					expect(onlyAllowed(allowed, key, nest(filter, elements))).toEqual(
						nest(filter, elements.filter(isOwn)),
					);
				}),
			);
		});

		it('omits elements that are not objects, or have no project', () => {
			const body = nest(filter, [null, 'a', 7, [], {}, [{ ref: own }], element(by, own, 1)]);
			expect(onlyAllowed(allowed, key, body)).toEqual(nest(filter, [element(by, own, 1)]));
		});

		it('shows everything if all projects are allowed, and nothing if none is', () => {
			const body = nest(filter, [element(by, own, 1), element(by, stranger, 2)]);
			expect(onlyAllowed(undefined, key, body)).toBe(body);
			expect(onlyAllowed(new Set(), key, body)).toEqual(nest(filter, []));
		});

		it.each([
			['nothing', undefined],
			['null', null],
			['a page', '<html>'],
			['a number', 7],
			['another list', { items: [{ ref: stranger }] }],
			['a thing in place of the list', nest(filter, { ref: stranger })],
		])('does not show %s instead of the answer', (_what, body) => {
			expect(whyNot(key, body)).toBe('unreadable');
		});
	},
);

describe.each(rules.flatMap(([key, rule]) => ('only' in rule ? [{ key, only: rule.only }] : [])))(
	'$key',
	({ key, only }) => {
		it('shows an element of an allowed project', () => {
			const body = nest(only, own);
			expect(onlyAllowed(allowed, key, body)).toBe(body);
		});

		it('shows nothing else', () => {
			fc.assert(
				fc.property(strangers, (project) => whyNot(key, nest(only, project)) === 'other project'),
			);
			for (const body of [undefined, null, '', '<html>', [], [nest(only, own)], {}, 7]) {
				expect(whyNot(key, body)).toBe('other project');
			}
		});
	},
);

describe('an answer with several lists', () => {
	const key = 'GET /v2/organizations/{slug}/members';
	const members = (...data: unknown[]) => ({ data });
	const member = (roles: unknown) => ({ attributes: { roles } });

	it.each([
		[members(null)],
		[members(7)],
		[members('a')],
		[members({ attributes: 'a' })],
		[members(member('a'))],
		[members(member({ projects: [] }))],
		[members(member(['a']))],
		[members(member([{ projects: 'a' }]))],
	])('is not shown if one of them cannot be read: %j', (body) =>
		expect(whyNot(key, body)).toBe('unreadable'),
	);

	it.each([
		[members({})],
		[members({ attributes: null })],
		[members(member(null))],
		[members(member([{ projects: null }]))],
	])('is shown if one of them is missing: %j', (body) =>
		expect(onlyAllowed(allowed, key, body)).toEqual(body),
	);
});

describe.each(
	rules.flatMap(([key, rule]) => ('show' in rule && rule.without === undefined ? [{ key }] : [])),
)('$key', ({ key }) => {
	it.each([[{ project_ref: stranger }], [[{ a: 1 }]], ['text'], [null], [undefined]])(
		'is shown unchanged: %j',
		(body) => expect(onlyAllowed(allowed, key, body)).toBe(body),
	);
});

describe('snippets', () => {
	const list = 'GET /v1/snippets';
	const one = 'GET /v1/snippets/{id}';
	const snippet = (id: unknown) => ({ name: 'a', project: { id, name: 'Acme' } });

	it('are shown if the query names the project', () => {
		const body = { data: [snippet(7)], cursor: 'x' };
		expect(onlyAllowed(allowed, list, body, { project: own })).toBe(body);
		expect(whyNot(list, body, { project: stranger })).toBe('no project');
		expect(whyNot(list, body)).toBe('no project');
		expect(whyNot(one, snippet(7), { project: own })).toBe('no project');
	});

	it('are shown if their project’s number is known', () => {
		const numbers = new Set([7]);
		const body = { data: [snippet(7), snippet(8), snippet('7'), snippet(undefined), null] };
		expect(onlyAllowed(allowed, list, body, { numbers })).toEqual({ data: [snippet(7)] });
		expect(onlyAllowed(allowed, one, snippet(7), { numbers })).toEqual(snippet(7));
		expect(whyNot(one, snippet(8), { numbers })).toBe('other project');
		expect(whyNot(one, {}, { numbers })).toBe('other project');
	});

	it('of one project provide its number', () => {
		expect(projectNumberIn({ data: [snippet(7), snippet(7)] })).toBe(7);
		for (const body of [{ data: [snippet(7), snippet(8)] }, { data: [] }, {}, null, [snippet(7)]]) {
			expect(projectNumberIn(body)).toBeUndefined();
		}
		expect(projectNumberIn({ data: [snippet('7')] })).toBeUndefined();
	});
});

describe('branches', () => {
	it('show the difference from their parent if it is known and allowed', () => {
		const key = 'GET /v1/branches/{branch_id_or_ref}/diff';
		expect(onlyAllowed(allowed, key, 'create table', { parent: own })).toBe('create table');
		expect(whyNot(key, 'create table', { parent: stranger })).toBe('other project');
		expect(whyNot(key, 'create table')).toBe('other project');
	});

	it('do not name a parent that is not allowed', () => {
		const key = 'PATCH /v1/branches/{branch_id_or_ref}';
		const branch = { name: 'a', project_ref: own };
		expect(onlyAllowed(allowed, key, { ...branch, parent_project_ref: stranger })).toEqual(branch);
		const known = { ...branch, parent_project_ref: 'zzzzzzzzzzzzzzzzzzzz' };
		expect(onlyAllowed(allowed, key, known)).toEqual(known);
		const none = { ...branch, parent_project_ref: null };
		expect(onlyAllowed(allowed, key, none)).toEqual(none);
		expect(onlyAllowed(allowed, key, [{ parent_project_ref: stranger }])).toEqual({});
	});
});

describe('an operation that is not in any table', () => {
	it('is shown if a project is in its path, and otherwise refused', () => {
		for (const key of [
			'GET /v1/projects/{ref}/new',
			'PUT /v1/projects/{ref}',
			'PUT /v1/branches/{branch_id_or_ref}',
			'GET /v1/branches/{branch_id_or_ref}/new',
		] as const) {
			expect(onlyAllowed(allowed, key, { a: 1 })).toEqual({ a: 1 });
		}
		for (const key of [
			'GET /v1/new',
			'GET /v1/projects/new',
			'GET /v2/organizations/{slug}/new',
		] as const) {
			expect(whyNot(key, {})).toBe('beyond projects');
			expect(ruleOf(key)).toHaveProperty('refuse');
		}
	});
});

it('never shows another project in an error message', () => {
	for (const [ref, project] of [
		[stranger, stranger],
		[7, undefined],
	]) {
		const show = () => onlyAllowed(allowed, 'GET /v1/branches/{branch_id_or_ref}', { ref });
		expect(show).toThrow(
			expect.objectContaining({
				name: 'OtherProjectError',
				message: 'Not shown: other project',
				project,
			}),
		);
	}
});

describe('POST operations that only read', () => {
	it('have a project in their path, which the guard checks', () => {
		expect([...readingPosts].filter((key) => !hasProject(key))).toEqual([]);
	});
});
