import { searchMembers } from '../../nodes/SupabaseManagement/v1/lists';
import { always, answerWith, stopAnswering } from '../harness/api';
import { searchList } from '../harness/editor';
import { runNode } from '../harness/engine';
import { testOperation } from '../harness/testOperation';

const slug = 'tsrqponmlkjihgfedcba';
const ref = 'abcdefghijklmnopqrst';
const userId = '55555555-5555-4555-8555-555555555555';

const project = (id: string) => ({ projectRef: { __rl: true, mode: 'id', value: id } });

const invitations = `/v2/organizations/${slug}/members/invitations`;
const invitation = (attributes: object) => ({ type: 'organization_invitation', attributes });

testOperation('member', 'assignRole', {
	full: {
		parameters: {
			organizationSlug: slug,
			userId,
			role: 'administrator',
			roleOptions: { projects: { project: [project(ref), project('tsrqponmlkjihgfedcba')] } },
		},
		request: {
			method: 'PATCH',
			path: `/v2/organizations/${slug}/members/${userId}/roles`,
			body: {
				data: {
					type: 'organization_member_role',
					attributes: {
						role: 'administrator',
						projects: [{ ref }, { ref: 'tsrqponmlkjihgfedcba' }],
					},
				},
			},
		},
	},
	smallest: {
		parameters: { organizationSlug: slug, userId },
		request: {
			method: 'PATCH',
			path: `/v2/organizations/${slug}/members/${userId}/roles`,
			body: { data: { type: 'organization_member_role', attributes: { role: 'developer' } } },
		},
	},
	answer: {
		status: 200,
		body: {
			data: {
				type: 'organization_member_role',
				attributes: {
					name: 'administrator',
					scope: 'project',
					projects: [{ ref, name: 'acme-prod' }],
				},
			},
		},
		items: [{ name: 'administrator', scope: 'project', projects: [{ ref, name: 'acme-prod' }] }],
	},
	refused: { status: 402, code: 'payment_required', message: 'Not on this plan' },
});

testOperation('member', 'cancelInvitations', {
	full: {
		parameters: {
			organizationSlug: slug,
			emails: 'ada@example.com; grace@example.com, ada@example.com',
		},
		request: {
			method: 'DELETE',
			path: invitations,
			body: {
				data: [
					invitation({ email: 'ada@example.com' }),
					invitation({ email: 'grace@example.com' }),
				],
			},
		},
	},
	answer: {
		status: 200,
		body: {
			data: [invitation({ email: 'ada@example.com' }), invitation({ email: 'grace@example.com' })],
		},
		items: [
			{ deleted: true, slug, email: 'ada@example.com' },
			{ deleted: true, slug, email: 'grace@example.com' },
		],
	},
	refused: { status: 404, code: 'not_found', message: 'Organization not found' },
});

const ada = {
	username: 'ada',
	primary_email: 'ada@example.com',
	mfa_enabled: true,
	is_sso_user: false,
	avatar_url: null,
	roles: [
		{ name: 'developer', scope: 'project', projects: [{ ref, name: 'acme-prod' }] },
		{ name: 'no-access', scope: 'organization', projects: [] },
	],
};

testOperation('member', 'getMany', {
	full: {
		parameters: {
			organizationSlug: slug,
			limit: 20,
			memberFilters: { email: 'ada@example.com', username: 'ada' },
		},
		request: {
			method: 'GET',
			path: `/v2/organizations/${slug}/members`,
			query: {
				'page[size]': '20',
				'filter[primary_email]': 'ada@example.com',
				'filter[username]': 'ada',
			},
		},
	},
	smallest: {
		parameters: { organizationSlug: slug },
		request: {
			method: 'GET',
			path: `/v2/organizations/${slug}/members`,
			query: { 'page[size]': '50' },
		},
	},
	answer: {
		status: 200,
		body: {
			data: [{ type: 'organization_member', id: userId, attributes: ada }],
			links: { prev: null, next: null },
		},
		items: [{ id: userId, ...ada }],
	},
	refused: {
		status: 403,
		body: { error: { code: 'forbidden', message: 'Forbidden resource' } },
		message: 'The credential is not allowed to do this',
		description: /members_read/,
	},
});

const member = {
	user_id: userId,
	user_name: 'ada',
	email: 'ada@example.com',
	role_name: 'Developer',
	mfa_enabled: true,
	avatar_url: null,
};

testOperation('member', 'getManyWithMainRole', {
	full: {
		parameters: { organizationSlug: slug, returnAll: false, limit: 1 },
		request: { method: 'GET', path: `/v1/organizations/${slug}/members` },
	},
	smallest: {
		parameters: { organizationSlug: slug },
		request: { method: 'GET', path: `/v1/organizations/${slug}/members` },
	},
	answer: {
		status: 200,
		body: [member, { ...member, user_id: '2', user_name: 'grace' }],
		items: [member],
	},
	refused: { status: 404, message: 'Organization not found' },
});

const restricted = { role: 'developer', projects: [{ ref }], require_sso: true };

testOperation('member', 'invite', {
	full: {
		parameters: {
			organizationSlug: slug,
			emails: 'ada@example.com,\n grace@example.com',
			role: 'developer',
			memberAdditionalFields: { projects: { project: [project(` ${ref} `)] }, requireSso: true },
		},
		request: {
			method: 'POST',
			path: invitations,
			body: {
				data: [
					invitation({ email: 'ada@example.com', ...restricted }),
					invitation({ email: 'grace@example.com', ...restricted }),
				],
			},
		},
	},
	smallest: {
		parameters: { organizationSlug: slug, emails: 'ada@example.com', role: 'read-only' },
		request: {
			method: 'POST',
			path: invitations,
			body: { data: [invitation({ email: 'ada@example.com', role: 'read-only' })] },
		},
	},
	answer: {
		status: 201,
		body: {
			data: [invitation({ email: 'ada@example.com' })],
			error: {
				code: 'organization_invitations_partially_failed',
				message: 'Some invitations failed',
				issues: [
					{
						code: 'organization_invitation_email_delivery_failed',
						message: 'The email could not be delivered',
						meta: { email: 'grace@example.com' },
					},
				],
			},
		},
		items: [
			{ email: 'ada@example.com', invited: true },
			{
				email: 'grace@example.com',
				invited: false,
				reason: 'The email could not be delivered',
				code: 'organization_invitation_email_delivery_failed',
			},
		],
	},
	refused: {
		status: 400,
		body: {
			error: {
				code: 'validation_failed',
				message: 'The request is not valid',
				issues: [{ code: 'invalid', message: 'This role needs another plan' }],
			},
		},
		message: 'The request is not valid',
		description: /^This role needs another plan\. Correct/,
	},
});

testOperation('member', 'remove', {
	full: {
		parameters: { organizationSlug: slug, userId },
		request: { method: 'DELETE', path: `/v2/organizations/${slug}/members/${userId}` },
	},
	answer: { status: 204, items: [{ deleted: true, slug, user_id: userId }] },
	refused: { status: 404, code: 'not_found', message: 'Member not found' },
});

describe('invitations', () => {
	afterEach(stopAnswering);

	const invite = { resource: 'member', operation: 'invite', organizationSlug: slug };

	it('are refused as a whole if nobody was invited', async () => {
		answerWith({
			status: 201,
			body: {
				data: [],
				error: {
					code: 'organization_invitations_partially_failed',
					message: 'All invitations failed',
					issues: [{ code: 'x', message: 'No such mailbox', meta: { email: 'ada@example.com' } }],
				},
			},
		});
		const { error } = await runNode({ parameters: { ...invite, emails: 'ada@example.com' } });
		expect(error?.message).toBe('All invitations failed');
		expect(error?.description).toMatch(/No such mailbox/);
	});

	it('are returned unchanged without Simplify, including failed ones', async () => {
		const sent = invitation({ email: 'ada@example.com' });
		const issue = { code: 'x', message: 'No such mailbox', meta: { email: 'grace@example.com' } };
		answerWith({
			status: 201,
			body: { data: [sent], error: { code: 'x', message: 'Some failed', issues: [issue] } },
		});
		const { items } = await runNode({
			parameters: { ...invite, emails: 'ada@example.com, grace@example.com', simplify: false },
		});
		expect(items.map(({ json }) => json)).toEqual([sent, issue]);
	});

	it('accept the addresses as an array from an expression', async () => {
		const requests = answerWith({ status: 201, body: { data: [] } });
		await runNode({
			parameters: { ...invite, emails: '={{ ["ada@example.com", "grace@example.com"] }}' },
		});
		expect(requests[0]!.body).toMatchObject({
			data: [{ attributes: { email: 'ada@example.com' } }, { attributes: { role: 'developer' } }],
		});
	});

	it.each([
		[' , ', {}, 'Emails is empty'],
		['ada@example.com, grace', {}, 'Emails contains an invalid address: grace'],
		[
			Array.from({ length: 51 }, (_, number) => `user${number}@example.com`).join(),
			{},
			'Emails has 51 addresses',
		],
		['ada@example.com', { projects: {} }, 'Projects is empty'],
		[
			'ada@example.com',
			{ projects: { project: [project(ref), project('acme')] } },
			'Projects contains an invalid project ID: acme',
		],
	])('are not sent for %j with %j', async (emails, additionalFields, message) => {
		const requests = answerWith({ status: 201, body: { data: [] } });
		const { error } = await runNode({
			parameters: { ...invite, emails, memberAdditionalFields: additionalFields },
		});
		expect(error?.message).toBe(message);
		expect(error?.description).toMatch(/Nothing was sent to Supabase\.$/);
		expect(requests).toEqual([]);
	});
});

describe('the list of members', () => {
	afterEach(stopAnswering);

	it('shows email address and role, and can be searched', async () => {
		const requests = answerWith(
			always({
				status: 200,
				body: [
					member,
					{
						...member,
						user_id: 'grace-id',
						user_name: 'grace',
						email: undefined,
						role_name: undefined,
					},
				],
			}),
		);
		const parameters = {
			resource: 'member',
			operation: 'remove',
			organizationSlug: { __rl: true, mode: 'list', value: slug },
		};
		expect(await searchList(searchMembers, parameters)).toEqual({
			results: [
				{ name: 'ada@example.com (Developer)', value: userId },
				{ name: 'grace (no role)', value: 'grace-id' },
			],
		});
		expect(requests[0]).toMatchObject({ path: `/v1/organizations/${slug}/members` });
		const { results } = await searchList(searchMembers, parameters, { filter: 'GRACE' });
		expect(results.map(({ value }) => value)).toEqual(['grace-id']);
	});
});
