import type { IDataObject, INode } from 'n8n-workflow';

import type { Access } from '../../nodes/SupabaseManagement/v1/request/guard/access';
import {
	accessWith,
	projectCreatedBy,
} from '../../nodes/SupabaseManagement/v1/request/guard/created';
import {
	guard,
	notAllowed,
	projectsOf,
} from '../../nodes/SupabaseManagement/v1/request/guard/guard';
import { notShown } from '../../nodes/SupabaseManagement/v1/request/guard/notShown';
import {
	OtherProjectError,
	type NotShown,
} from '../../nodes/SupabaseManagement/v1/request/guard/otherProjects';
import { isSignIn, signInAddress } from '../../nodes/SupabaseManagement/v1/request/guard/signIn';
import type { PathValues } from '../../nodes/SupabaseManagement/v1/request/input/path';
import type { OperationKey } from '../../nodes/SupabaseManagement/v1/request/operation';

const ref = 'abcdefghijklmnopqrst';
const other = 'tsrqponmlkjihgfedcba';
const place = { node: { name: 'Supabase', parameters: {} } as INode, itemIndex: 3 };

const get: OperationKey = 'GET /v1/projects/{ref}';
const pause: OperationKey = 'POST /v1/projects/{ref}/pause';
const query: OperationKey = 'POST /v1/projects/{ref}/database/query/read-only';
const listAll: OperationKey = 'GET /v1/projects';
const createOrganization: OperationKey = 'POST /v1/organizations';

const only = (...ids: string[]): Access => ({ readOnly: false, allowedProjects: new Set(ids) });
const everything: Access = { readOnly: false, allowedProjects: undefined };
const reading: Access = { readOnly: true, allowedProjects: undefined };

type Refusal = { message: string; description: string; context: IDataObject };

/** The reason for a refusal; undefined if the request may be sent. */
function refusal(
	access: Access,
	key: OperationKey,
	pathValues: PathValues = {},
	inQuery: IDataObject = {},
): Refusal | undefined {
	try {
		guard(access, key, pathValues, inQuery, place);
		return undefined;
	} catch (error) {
		expect(error).toHaveProperty('name', 'NodeOperationError');
		return error as Refusal;
	}
}

describe('a read-only credential', () => {
	it.each([
		get,
		listAll,
		query,
		'HEAD /v1/projects/{ref}',
		'POST /v1/projects/{ref}/database/jit',
		'POST /v1/projects/{ref}/network-bans/retrieve',
		'POST /v1/projects/{ref}/network-bans/retrieve/enriched',
		'POST /v1/projects/{ref}/vanity-subdomain/check-availability',
		'POST /v2/projects/{ref}/advisors/run',
		'POST /v2/projects/{ref}/backups/download',
		'POST /v2/projects/{ref}/transfers/previews',
	])('sends %s', (key) => expect(refusal(reading, key as OperationKey, { ref })).toBeUndefined());

	it.each([pause, createOrganization, 'PATCH /v1/projects/{ref}', 'DELETE /v1/projects/{ref}'])(
		'refuses %s, naming the item',
		(key) =>
			expect(refusal(reading, key as OperationKey, { ref })).toMatchObject({
				message: 'The credential is read-only, and this operation changes something',
				description:
					'Nothing was sent to Supabase. Choose another credential for this node, or turn off Read Only in this one.',
				context: { itemIndex: 3 },
			}),
	);
});

describe('a credential for certain projects', () => {
	const notAllowedProject = {
		message: `The credential does not allow the project ${other}`,
		description:
			'Nothing was sent to Supabase. Add the project’s ID to Allowed Projects in the credential, or choose another credential for this node.',
		context: { itemIndex: 3 },
	};

	it.each([
		[get, { ref }, {}],
		[pause, { ref }, {}],
		['GET /v1/branches/{branch_id_or_ref}', { branch_id_or_ref: ref }, {}],
		[listAll, {}, {}],
		['GET /v1/snippets', {}, { project_ref: ref }],
		['GET /v1/snippets', {}, { filter: { project_ref: ref } }],
	])('sends %s for its own project, with %j and %j', (key, values, inQuery) =>
		expect(
			refusal(only(ref), key as OperationKey, values as unknown as PathValues, inQuery),
		).toBeUndefined(),
	);

	it.each([
		[get, { ref: other }, {}],
		[get, { ref, parent_project_ref: other }, {}],
		['GET /v1/branches/{branch_id_or_ref}', { branch_id_or_ref: other }, {}],
		['GET /v1/snippets', {}, { project_ref: other }],
		['GET /v1/snippets', {}, { project_id: other }],
		['GET /v1/snippets', {}, { project_refs: [ref, other] }],
		['GET /v1/snippets', {}, { 'filter[project_ref]': other }],
		['GET /v1/snippets', {}, { filter: { project_ref: other } }],
		[get, { ref }, { project_ref: other }],
	])('refuses %s for another project, with %j and %j', (key, values, inQuery) =>
		expect(
			refusal(only(ref), key as OperationKey, values as unknown as PathValues, inQuery),
		).toMatchObject(notAllowedProject),
	);

	it.each([
		[createOrganization, {}],
		// The ID of an allowed project does not make this an operation on that project.
		[createOrganization, { ref }],
		['DELETE /v2/organizations/{slug}/members/{user_id}', { slug: 'acme' }],
		['POST /v1/oauth/revoke', {}],
		['PATCH /v1/projects/{ref}', {}],
	])('refuses changes beyond projects: %s with %j', (key, values) =>
		expect(refusal(only(ref), key as OperationKey, values as unknown as PathValues)).toMatchObject({
			message:
				'The credential allows only certain projects, and this operation affects more than these',
			description:
				'Nothing was sent to Supabase. Choose another credential for this node, or clear Allowed Projects in this one.',
		}),
	);

	it.each([get, listAll, pause])('without a valid ID refuses %s', (key) =>
		expect(refusal(only(), key, { ref })).toMatchObject({
			message: 'Allowed Projects in the credential has no project ID',
			description:
				'Nothing was sent to Supabase. Enter the IDs of the projects that this credential may use, or clear the field to allow all of them.',
		}),
	);
});

it.each([get, pause, createOrganization])('a credential without restrictions sends %s', (key) =>
	expect(refusal(everything, key, { ref: other })).toBeUndefined(),
);

it('names the project that is not allowed', () => {
	expect(notAllowed(place, other).message).toBe(
		`The credential does not allow the project ${other}`,
	);
});

describe('the projects of a request', () => {
	it.each([
		[{ ref: 'a', parent_project_ref: 'b', branch_id_or_ref: 'c' }, {}, ['a', 'b', 'c']],
		[{ ref: '', slug: 'acme', id: '1' }, {}, []],
		[{}, { project_ref: 'a', project_id: 'b', project_refs: ['c', 'd'] }, ['a', 'b', 'c', 'd']],
		[{}, { 'filter[project_ref]': 'a', 'filter[project_ids]': 'b' }, ['a', 'b']],
		[{}, { filter: { project_ref: 'a', status: 'b' } }, ['a']],
		[{}, { filter: 'project_ref', project_ref_from: 'a', my_project_ref: 'b' }, []],
		[{}, { filter: null, project_ref: null, project_id: undefined }, []],
	])('with %j and %j are %j', (values, inQuery, expected) =>
		expect(projectsOf(values as unknown as PathValues, inQuery as IDataObject)).toEqual(expected),
	);
});

describe('a branch that the run has created', () => {
	const create: OperationKey = 'POST /v1/projects/{ref}/branches';

	it.each([
		[create, { project_ref: other, id: '1' }, other],
		[
			'POST /v2/projects/{ref}/branches',
			{ data: { type: 'branch', id: '1', attributes: { project_ref: other } } },
			other,
		],
		[create, { project_ref: '..' }, undefined],
		[create, { project_ref: `${other}x` }, undefined],
		[create, { project_ref: `x${other}` }, undefined],
		[create, { project_ref: [other] }, undefined],
		[create, { data: null }, undefined],
		[create, {}, undefined],
		[create, null, undefined],
		[create, undefined, undefined],
		[create, other, undefined],
		// No other operation creates a project that the credential then allows.
		[get, { project_ref: other }, undefined],
		[createOrganization, { project_ref: other }, undefined],
	])('is recognized in the answer to %s: %j', (key, body, expected) =>
		expect(projectCreatedBy(key as OperationKey, body)).toBe(expected),
	);

	it('may be read in addition to the allowed projects', () => {
		const access = accessWith(new Set([other]), only(ref), get);
		expect([...access.allowedProjects!]).toEqual([ref, other]);
		expect(access.readOnly).toBe(false);
	});

	it('may not be changed', () => {
		expect(accessWith(new Set([other]), only(ref), pause)).toEqual(only(ref));
	});

	it('makes no difference if all projects are allowed', () => {
		expect(accessWith(new Set([other]), everything, get)).toBe(everything);
	});
});

describe('an answer that is not shown', () => {
	const advice =
		'Add the project’s ID to Allowed Projects in the credential, or choose another credential for this node.';

	it.each([
		[
			'no project',
			'The credential allows only certain projects, and the response does not say which project it belongs to',
			'Choose a project in the node.',
		],
		['other project', 'This belongs to a project that the credential does not allow', advice],
		[
			'beyond projects',
			'The credential allows only certain projects, and this operation affects more than these',
			'Choose another credential for this node, or clear Allowed Projects in this one.',
		],
	])('explains why: %s', (why, message, description) =>
		expect(notShown(new OtherProjectError(why as NotShown, other), place)).toMatchObject({
			message,
			description,
			context: { itemIndex: 3 },
		}),
	);

	it('is handled elsewhere if it could not be read', () => {
		expect(notShown(new OtherProjectError('unreadable'), place)).toBeUndefined();
	});
});

describe('a sign-in', () => {
	const page: OperationKey = 'GET /v1/oauth/authorize';
	const api = 'https://api.supabase.com';

	it('does not send the credential’s token', () => {
		expect(isSignIn('POST /v1/oauth/token')).toBe(true);
		expect(isSignIn('POST /v1/oauth/revoke')).toBe(true);
		expect(isSignIn(page)).toBe(false);
		expect(isSignIn(get)).toBe(false);
	});

	it('starts with a page for users, with all parameters', () => {
		expect(signInAddress(page, api, { state: 'a&b', scope: ['x', 'y'], n: 7 })).toBe(
			`${api}/v1/oauth/authorize?state=a%26b&scope=x&scope=y&n=7`,
		);
		expect(signInAddress('GET /v1/oauth/authorize/project-claim', api)).toBe(
			`${api}/v1/oauth/authorize/project-claim`,
		);
		expect(signInAddress(get, api)).toBeUndefined();
		expect(signInAddress('POST /v1/oauth/token', api)).toBeUndefined();
	});
});
