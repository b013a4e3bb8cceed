import type { INodeParameters } from 'n8n-workflow';

import { searchJitInvitations, searchJitMembers } from '../../nodes/SupabaseManagement/v1/lists';
import { answerWith, stopAnswering } from '../harness/api';
import { searchList } from '../harness/editor';
import { runNode } from '../harness/engine';
import { forbidden, testOperation } from '../harness/testOperation';

const ref = 'abcdefghijklmnopqrst';
const userId = '55555555-5555-4555-8555-555555555555';
const inviteId = '66666666-6666-4666-8666-666666666666';

const grant = {
	role: 'postgres',
	expires_at: 1793491200,
	allowed_networks: {
		allowed_cidrs: [{ cidr: '203.0.113.0/24' }, { cidr: '198.51.100.7/32' }],
		allowed_cidrs_v6: [{ cidr: '2001:db8:0:0:0:0:0:0/32' }],
	},
	branches_only: true,
};

const grantTyped = {
	role: ' postgres ',
	expiresAt: '2026-11-01T00:00:00.000Z',
	allowedNetworks: '203.0.113.0/24, 198.51.100.7\n2001:db8::/32',
	branchesOnly: true,
};

const mine = { user_id: userId, user_roles: [{ role: 'postgres', expires_at: 1793491200 }] };

testOperation('jitAccess', 'acceptInvitation', {
	full: {
		parameters: { projectRef: ref, email: ' ada@example.com ', invitationToken: 'sample-token' },
		request: {
			method: 'POST',
			path: `/v1/projects/${ref}/database/jit/invite/accept`,
			body: { email: 'ada@example.com', token: 'sample-token' },
		},
	},
	answer: { status: 201, body: mine, items: [mine] },
	refused: { status: 400, message: 'The invitation has expired' },
});

testOperation('jitAccess', 'authorize', {
	full: {
		parameters: { projectRef: ref, databaseRole: 'postgres', ipAddress: '203.0.113.10' },
		request: {
			method: 'POST',
			path: `/v1/projects/${ref}/database/jit`,
			body: { role: 'postgres', rhost: '203.0.113.10' },
		},
	},
	answer: {
		status: 200,
		body: { user_id: userId, user_role: { role: 'postgres' } },
		items: [{ user_id: userId, user_role: { role: 'postgres' } }],
	},
	refused: forbidden,
});

testOperation('jitAccess', 'delete', {
	full: {
		parameters: { projectRef: ref, userId },
		request: { method: 'DELETE', path: `/v1/projects/${ref}/database/jit/${userId}` },
	},
	answer: { status: 200, items: [{ deleted: true, ref, user_id: userId }] },
	refused: { status: 404, message: 'User not found' },
});

testOperation('jitAccess', 'deleteInvitation', {
	full: {
		parameters: { projectRef: ref, inviteId },
		request: { method: 'DELETE', path: `/v1/projects/${ref}/database/jit/invite/${inviteId}` },
	},
	answer: { status: 204, items: [{ deleted: true, ref, invite_id: inviteId }] },
	refused: { status: 404, message: 'Invite not found' },
});

testOperation('jitAccess', 'getConfiguration', {
	full: {
		parameters: { projectRef: ref },
		request: { method: 'GET', path: `/v1/projects/${ref}/jit-access` },
	},
	answer: {
		status: 200,
		body: { state: 'unavailable', unavailableReason: 'postgres_upgrade_required' },
		items: [{ state: 'unavailable', unavailableReason: 'postgres_upgrade_required' }],
	},
	refused: { status: 500, message: 'Failed to retrieve configuration' },
});

const member = {
	user_id: userId,
	primary_email: 'ada@example.com',
	invite_id: null,
	expires_at: null,
	user_roles: [{ role: 'postgres' }, { role: 'supabase_read_only_user' }],
};

const invited = {
	user_id: null,
	primary_email: 'grace@example.com',
	invite_id: inviteId,
	expires_at: '2026-12-01T00:00:00Z',
	user_roles: [{ role: 'postgres' }],
};

testOperation('jitAccess', 'getMany', {
	full: {
		parameters: { projectRef: ref, returnAll: true },
		request: { method: 'GET', path: `/v1/projects/${ref}/database/jit/list` },
	},
	answer: { status: 200, body: { items: [member, invited] }, items: [member, invited] },
	refused: { ...forbidden, description: /database_jit_write/ },
});

testOperation('jitAccess', 'getMine', {
	full: {
		parameters: { projectRef: ref },
		request: { method: 'GET', path: `/v1/projects/${ref}/database/jit` },
	},
	answer: { status: 200, body: mine, items: [mine] },
	refused: { status: 404, message: 'Project not found' },
});

testOperation('jitAccess', 'invite', {
	full: {
		parameters: { projectRef: ref, email: 'grace@example.com', roles: { role: [grantTyped] } },
		request: {
			method: 'POST',
			path: `/v1/projects/${ref}/database/jit/invite`,
			body: { email: 'grace@example.com', roles: [grant] },
		},
	},
	smallest: {
		parameters: {
			projectRef: ref,
			email: 'grace@example.com',
			roles: { role: [{ role: 'postgres' }] },
		},
		request: {
			method: 'POST',
			path: `/v1/projects/${ref}/database/jit/invite`,
			body: { email: 'grace@example.com', roles: [{ role: 'postgres', branches_only: false }] },
		},
	},
	answer: {
		status: 201,
		body: { email: 'grace@example.com', invite_id: inviteId, user_roles: [grant] },
		items: [{ email: 'grace@example.com', invite_id: inviteId, user_roles: [grant] }],
	},
	refused: {
		status: 409,
		message: 'There is an invitation for this address already',
		description: 'Wait until it has finished, then run the node again.',
	},
});

testOperation('jitAccess', 'update', {
	full: {
		parameters: { projectRef: ref, userId, roles: { role: [grantTyped, { role: 'anon' }] } },
		request: {
			method: 'PUT',
			path: `/v1/projects/${ref}/database/jit`,
			body: { user_id: userId, roles: [grant, { role: 'anon', branches_only: false }] },
		},
	},
	answer: { status: 200, body: mine, items: [mine] },
	refused: { status: 400, message: 'roles.0.role: Unknown role' },
});

testOperation('jitAccess', 'updateConfiguration', {
	full: {
		parameters: { projectRef: ref, state: 'disabled' },
		request: {
			method: 'PUT',
			path: `/v1/projects/${ref}/jit-access`,
			body: { state: 'disabled' },
		},
	},
	answer: {
		status: 200,
		body: { state: 'disabled', appliedSuccessfully: true },
		items: [{ state: 'disabled', appliedSuccessfully: true }],
	},
	refused: { status: 402, message: 'Upgrade your plan' },
});

describe('JIT access', () => {
	afterEach(stopAnswering);

	const update = {
		resource: 'jitAccess',
		operation: 'update',
		projectRef: ref,
		userId,
		roles: { role: [{ role: 'postgres' }] },
	};
	const invite = { ...update, operation: 'invite', email: 'ada@example.com' };
	const authorize = { ...update, operation: 'authorize', databaseRole: 'postgres' };
	const withRole = (role: INodeParameters) => ({ ...update, roles: { role: [role] } });

	it.each([
		['no member', { ...update, userId: '={{ "" }}' }, 'Member is empty'],
		['another member', { ...update, userId: 'ada' }, 'Member is not valid: ada'],
		['no roles', { ...update, roles: {} }, 'Roles is empty'],
		['a role without a name', withRole({ role: ' ' }), 'A role under Roles has no name'],
		['a wrong date', withRole({ role: 'anon', expiresAt: 'soon' }), 'Expires At is not a date'],
		[
			'a wrong network',
			withRole({ role: 'anon', allowedNetworks: '203.0.113.0/24, 203.0.113.0/33' }),
			'Allowed Networks contains an invalid network: 203.0.113.0/33',
		],
		['a wrong email', { ...invite, email: 'ada' }, 'Email is not valid: ada'],
		['no email', { ...invite, email: ' ' }, 'Email is empty'],
		['no address', { ...authorize, ipAddress: '={{ "" }}' }, 'IP Address is empty'],
		[
			'a network for an address',
			{ ...authorize, ipAddress: '203.0.113.0/24' },
			'IP Address is not valid: 203.0.113.0/24',
		],
	])('is not sent with %s', async (_, parameters, message) => {
		const requests = answerWith({ status: 200, body: mine });
		const { error } = await runNode({ parameters });
		expect(error?.message).toBe(message);
		expect(error?.description).toMatch(/Nothing was sent to Supabase\.$/);
		expect(requests).toEqual([]);
	});

	it.each([
		['::/0', '0:0:0:0:0:0:0:0/0'],
		['2001:DB8::1', '2001:db8:0:0:0:0:0:1/128'],
		['::ffff:203.0.113.10', '0:0:0:0:0:ffff:cb00:710a/128'],
		['1:2:3:4:5:6:7:8/64', '1:2:3:4:5:6:7:8/64'],
	])('expands the network %s: %s', async (allowedNetworks, cidr) => {
		const requests = answerWith({ status: 200, body: mine });
		await runNode({ parameters: withRole({ role: 'anon', allowedNetworks }) });
		expect(requests[0]!.body).toMatchObject({
			roles: [{ allowed_networks: { allowed_cidrs_v6: [{ cidr }] } }],
		});
	});

	it('lists users with access, and for Grant Access the other members', async () => {
		const parameters = (operation: string) => ({
			resource: 'jitAccess',
			operation,
			projectRef: { __rl: true, mode: 'list', value: ref },
		});
		const names = async (operation: string, filter?: string) => {
			const requests = answerWith(
				{ status: 200, body: { items: [member, invited] } },
				{ status: 200, body: { ref, organization_slug: 'tsrqponmlkjihgfedcba' } },
				{
					status: 200,
					body: [
						{ user_id: userId, user_name: 'ada', email: 'ada@example.com' },
						{ user_id: 'linus-id', user_name: 'linus' },
					],
				},
			);
			const { results } = await searchList(searchJitMembers, parameters(operation), { filter });
			stopAnswering();
			return { results, paths: requests.map(({ path }) => path) };
		};

		const ada = { name: 'ada@example.com (postgres, supabase_read_only_user)', value: userId };
		expect(await names('delete')).toEqual({
			results: [ada],
			paths: [`/v1/projects/${ref}/database/jit/list`],
		});
		expect(await names('update')).toEqual({
			results: [ada, { name: 'linus (no access yet)', value: 'linus-id' }],
			paths: [
				`/v1/projects/${ref}/database/jit/list`,
				`/v1/projects/${ref}`,
				'/v1/organizations/tsrqponmlkjihgfedcba/members',
			],
		});
		expect((await names('update', 'linus')).results.map(({ value }) => value)).toEqual([
			'linus-id',
		]);
	});

	it('lists the open invitations', async () => {
		answerWith({ status: 200, body: { items: [member, invited] } });
		const { results } = await searchList(searchJitInvitations, {
			resource: 'jitAccess',
			operation: 'deleteInvitation',
			projectRef: { __rl: true, mode: 'list', value: ref },
		});
		expect(results).toEqual([{ name: 'grace@example.com (until 2026-12-01)', value: inviteId }]);
	});
});
