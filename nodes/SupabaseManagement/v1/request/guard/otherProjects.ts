import type { OperationKey } from '../operation';

/**
 * How to treat a response if the credential has Allowed Projects. Paths lead to a field, such as
 * `data[].attributes.roles[].projects`; an empty path is the whole response. The guard checks the
 * projects in the path and in the query before anything is sent; this table is about the response.
 */
export type Rule =
	/**
	 * The response is shown. Fields in `without` are left out if they name another project. An
	 * operation with `creates` creates a branch and returns its ID. An operation with `changesParent`
	 * is sent only if the parent is also allowed.
	 */
	| { show: string; without?: readonly string[]; creates?: true; changesParent?: true }
	/** Elements of a list are shown if the field `by` names an allowed project. */
	| { filter: string; by: string; because: string }
	/** The answer is shown if the field `only` names an allowed project, and refused otherwise. */
	| { only: string; because: string }
	/** Projects have numbers in it, not IDs: shown if the query or `numbers` say whose they are. */
	| { number: string; list?: string; because: string }
	/** The answer shows something of the branch’s parent: shown if that is known and allowed. */
	| { parent: string }
	/** The answer is not shown. What changes something is not even sent. */
	| { refuse: string };

const beyond: Rule = { refuse: 'It changes something outside of any project.' };

const ownBranch = 'A branch is a project of its own.';

const ownEvent =
	'Each delivery holds an event of one project. Events of the organization (null) can be about any project, and are left out.';

const endpoints: Rule = { show: 'Addresses and event types of an organization; no project.' };

const created: Rule = {
	show: 'The branch was created by this very request; its ID must reach the user.',
	creates: true,
};

const run: Rule = {
	show: 'Runs of the project in the path. branch_id is a UUID, and opens nothing.',
};

const inPath: Rule = { show: 'The project in the path.' };

/**
 * Contains every operation without a project in its path, and every other operation whose response
 * may name a project. The response of an unlisted operation is shown if a project is in its path,
 * and refused otherwise.
 */
export const otherProjects: Partial<Record<OperationKey, Rule>> = {
	'GET /v1/branches/{branch_id_or_ref}': { only: 'ref', because: ownBranch },
	'PATCH /v1/branches/{branch_id_or_ref}': {
		show: 'The branch in the path, which was just changed.',
		without: ['parent_project_ref'],
	},
	'POST /v1/branches/{branch_id_or_ref}/merge': {
		show: 'The ID of the action run, which opens nothing.',
		changesParent: true,
	},
	'GET /v1/branches/{branch_id_or_ref}/diff': {
		parent: 'The difference is between the branch and its parent, and shows both.',
	},

	'GET /v1/projects': { filter: '', by: 'ref', because: 'A list of projects.' },
	'POST /v1/projects': beyond,
	'GET /v1/projects/available-regions': { show: 'Names of regions; no project.' },
	'GET /v1/projects/{ref}': inPath,
	'PATCH /v1/projects/{ref}': inPath,
	'DELETE /v1/projects/{ref}': inPath,
	'GET /v1/projects/{ref}/actions': run,
	'GET /v1/projects/{ref}/actions/{run_id}': run,
	'GET /v1/projects/{ref}/branches': { filter: '', by: 'project_ref', because: ownBranch },
	'POST /v1/projects/{ref}/branches': created,
	'GET /v1/projects/{ref}/branches/{name}': { only: 'project_ref', because: ownBranch },
	'POST /v2/projects/{ref}/branches': created,
	'POST /v2/projects/{ref}/transfers/previews': {
		show: 'Sentences about the project in the path and the organization it would go to.',
	},
	'GET /v2/projects/{ref}/webhooks/deliveries/{id}': {
		only: 'data.attributes.event.payload.project_ref',
		because: ownEvent,
	},
	'GET /v2/projects/{ref}/webhooks/endpoints/{id}/deliveries': {
		filter: 'data',
		by: 'attributes.event.payload.project_ref',
		because: ownEvent,
	},

	'GET /v1/oauth/authorize': { show: 'The address of a page; nothing is sent.' },
	'GET /v1/oauth/authorize/project-claim': { show: 'The address of a page; nothing is sent.' },
	'POST /v1/oauth/token': beyond,
	'POST /v1/oauth/revoke': beyond,
	'GET /v1/profile': { show: 'The user whose token it is; no project.' },

	'GET /v1/snippets': {
		number: 'project.id',
		list: 'data',
		because: 'A snippet has the number and the name of its project, not its ID.',
	},
	'GET /v1/snippets/{id}': {
		number: 'project.id',
		because: 'A snippet has the number and the name of its project, not its ID.',
	},

	'GET /v1/organizations': { show: 'IDs and names of organizations; no project.' },
	'POST /v1/organizations': beyond,
	'GET /v1/organizations/{slug}': { show: 'Name and plan of an organization; no project.' },
	'GET /v1/organizations/{slug}/entitlements': { show: 'What a plan includes; no project.' },
	'GET /v1/organizations/{slug}/members': { show: 'Names and roles of members; no project.' },
	'GET /v1/organizations/{slug}/project-claim/{token}': {
		only: 'project.ref',
		because: 'The project that the token is for.',
	},
	'POST /v1/organizations/{slug}/project-claim/{token}': beyond,
	'GET /v1/organizations/{slug}/projects': {
		filter: 'projects',
		by: 'ref',
		because: 'A list of projects.',
	},
	'GET /v2/organizations/{slug}/integrations/github/connections': {
		filter: 'data',
		by: 'attributes.project.ref',
		because: 'Each connection is of one project.',
	},
	'GET /v2/organizations/{slug}/maintenance/windows': {
		show: 'Times of an organization; no project.',
	},
	'GET /v2/organizations/{slug}/members': {
		filter: 'data[].attributes.roles[].projects',
		by: 'ref',
		because: 'A role can be for certain projects. Members and roles are those of the organization.',
	},
	'DELETE /v2/organizations/{slug}/members/{user_id}': beyond,
	'PATCH /v2/organizations/{slug}/members/{user_id}/roles': beyond,
	'POST /v2/organizations/{slug}/members/invitations': beyond,
	'DELETE /v2/organizations/{slug}/members/invitations': beyond,
	'GET /v2/organizations/{slug}/projects': {
		filter: 'data',
		by: 'id',
		because: 'A list of projects.',
	},
	'GET /v2/organizations/{slug}/roles': { show: 'Names of roles; no project.' },
	'GET /v2/organizations/{slug}/webhooks/deliveries/{id}': {
		only: 'data.attributes.event.payload.project_ref',
		because: ownEvent,
	},
	'POST /v2/organizations/{slug}/webhooks/deliveries/{id}/retry': beyond,
	'GET /v2/organizations/{slug}/webhooks/endpoints': endpoints,
	'POST /v2/organizations/{slug}/webhooks/endpoints': beyond,
	'DELETE /v2/organizations/{slug}/webhooks/endpoints': beyond,
	'GET /v2/organizations/{slug}/webhooks/endpoints/{id}': endpoints,
	'PATCH /v2/organizations/{slug}/webhooks/endpoints/{id}': beyond,
	'DELETE /v2/organizations/{slug}/webhooks/endpoints/{id}': beyond,
	'GET /v2/organizations/{slug}/webhooks/endpoints/{id}/deliveries': {
		filter: 'data',
		by: 'attributes.event.payload.project_ref',
		because: ownEvent,
	},
	'POST /v2/organizations/{slug}/webhooks/endpoints/{id}/test': beyond,
};

/** The reason why a response is not shown. */
export type NotShown =
	/** The response belongs to another project, or its project cannot be read. */
	| 'other project'
	/** It does not say whose it is; the query has to name a project. */
	| 'no project'
	/** It is not built as expected. */
	| 'unreadable'
	/** The operation reaches beyond projects. */
	| 'beyond projects';

export class OtherProjectError extends Error {
	readonly why: NotShown;

	/**
	 * The project’s ID, if the response contains one. Only for logs of tests, because users must not
	 * see other projects.
	 */
	readonly project?: string;

	constructor(why: NotShown, project?: string) {
		super(`Not shown: ${why}`);
		this.name = 'OtherProjectError';
		this.why = why;
		this.project = project;
	}
}

/** Facts about a request that are not in its response. */
export type Known = {
	/** The project in the query, such as `project_ref` or `filter[project_ref]`. */
	project?: string;
	/** The numbers of the allowed projects, from other responses. */
	numbers?: ReadonlySet<number>;
	/** The parent of the branch in the path. */
	parent?: string;
};

/**
 * Removes data of projects that the credential does not allow from a response. Unreadable data is
 * removed, too.
 *
 * @param allowed IDs of projects; `undefined` if the credential allows all
 * @param body of the response, unchanged, with the envelope of version 2
 * @returns the same body, or a copy without the removed data
 * @throws OtherProjectError if nothing may be shown
 */
export function onlyAllowed(
	allowed: ReadonlySet<string> | undefined,
	key: OperationKey,
	body: unknown,
	known: Known = {},
): unknown {
	if (allowed === undefined) return body;
	const rule = ruleOf(key);
	if ('refuse' in rule) throw new OtherProjectError('beyond projects');
	if ('parent' in rule) return shownIf(isAllowed(known.parent, allowed), body, known.parent);
	if ('only' in rule) {
		const project = valueAt(body, rule.only);
		return shownIf(isAllowed(project, allowed), body, project);
	}
	if ('filter' in rule) {
		return filtered(body, rule.filter, (each) => isAllowed(valueAt(each, rule.by), allowed));
	}
	if ('number' in rule) {
		const { list, number } = rule;
		if (list !== undefined && isAllowed(known.project, allowed)) return body;
		const { numbers } = known;
		if (numbers === undefined) throw new OtherProjectError('no project');
		const isOwn = (each: unknown) => numbers.has(valueAt(each, number) as number);
		return list === undefined ? shownIf(isOwn(body), body) : filtered(body, list, isOwn);
	}
	return (rule.without ?? []).reduce((rest, name) => withoutStranger(rest, name, allowed), body);
}

/** @returns how to treat the response of an operation, also for an unlisted one */
export function ruleOf(key: OperationKey): Rule {
	if (Object.hasOwn(otherProjects, key)) return otherProjects[key]!;
	return /\/(projects\/\{ref\}|branches\/\{branch_id_or_ref\})(\/|$)/.test(key) ? inPath : beyond;
}

function isAllowed(project: unknown, allowed: ReadonlySet<string>): boolean {
	return allowed.has(project as string);
}

function shownIf(isShown: boolean, body: unknown, project?: unknown): unknown {
	if (isShown) return body;
	throw new OtherProjectError('other project', typeof project === 'string' ? project : undefined);
}

/** @param path of fields that are not lists, such as `attributes.project.ref` */
function valueAt(thing: unknown, path: string): unknown {
	return path
		.split('.')
		.reduce(
			(inner, name) => (isThing(inner) && Object.hasOwn(inner, name) ? inner[name] : undefined),
			thing,
		);
}

function isThing(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The same body with a shorter list. The first field of the path must exist; the others may be
 * missing.
 */
function filtered(body: unknown, path: string, isShown: (each: unknown) => boolean): unknown {
	const steps = path.replaceAll('[]', '.[]').split('.').filter(Boolean);
	const [first] = steps;
	if (first !== undefined && (!isThing(body) || !Array.isArray(body[first]))) {
		throw new OtherProjectError('unreadable');
	}
	return filteredAt(body, steps, isShown);
}

function filteredAt(value: unknown, steps: string[], isShown: (each: unknown) => boolean): unknown {
	const [step, ...rest] = steps;
	if (step === undefined) return elementsOf(value).filter(isShown);
	if (step === '[]') return elementsOf(value).map((each) => filteredAt(each, rest, isShown));
	if (!isThing(value)) throw new OtherProjectError('unreadable');
	if (value[step] === undefined || value[step] === null) return value;
	return { ...value, [step]: filteredAt(value[step], rest, isShown) };
}

function elementsOf(value: unknown): unknown[] {
	if (!Array.isArray(value)) throw new OtherProjectError('unreadable');
	return value;
}

function withoutStranger(body: unknown, name: string, allowed: ReadonlySet<string>): unknown {
	if (!isThing(body)) return {};
	return Object.fromEntries(
		Object.entries(body).filter(
			([field, value]) => field !== name || value === null || isAllowed(value, allowed),
		),
	);
}

/**
 * The number of a project in snippets.
 *
 * @param snippets the response of `GET /v1/snippets` for one project, which `project_ref` in the
 *   query names
 * @returns undefined if there are no snippets, or if they belong to several projects
 */
export function projectNumberIn(snippets: unknown): number | undefined {
	if (!isThing(snippets) || !Array.isArray(snippets.data)) return undefined;
	const numbers = new Set(snippets.data.map((each) => valueAt(each, 'project.id')));
	const [number] = numbers;
	return numbers.size === 1 && typeof number === 'number' ? number : undefined;
}
