import type { Call, Handlers } from '../handler.ts';
import { omit } from '../omit.ts';
import { Refusal } from '../refusal.ts';
import type { Organization, Project } from '../world.ts';
import { found, owned } from './owned.ts';

/* People’s access: roles, invitations, temporary database access, and project claims. */

/** The roles of version 2, and their names in version 1. */
const roles: Record<string, string> = {
	owner: 'Owner',
	administrator: 'Administrator',
	developer: 'Developer',
	'read-only': 'Read-only',
};

type Invitation = { email: string };

const invitationsOf = owned<Organization, Map<string, Invitation>>(() => new Map());

const listOf = ({ body }: Call) =>
	(body as { data: Array<{ attributes: Invitation }> }).data.map(({ attributes }) => attributes);

const invitation = ({ email }: Invitation) => ({
	type: 'organization_invitation',
	attributes: { email },
});

type Access = { user_id: string; user_roles: Array<{ role: string }> };

type Invite = { invite_id: string; email: string; user_roles: Access['user_roles'] };

const accessesOf = owned<Project, Map<string, Access>>(() => new Map());

const invitesOf = owned<Project, Map<string, Invite>>(() => new Map());

/** A user’s access. Members of the organization have none until it is granted. */
const accessOf = ({ project }: Call, id: string): Access =>
	accessesOf(project).get(id) ?? { user_id: id, user_roles: [] };

const me = ({ organization }: Call) => organization.members[0]?.id ?? '';

const inAWeek = new Date(Date.UTC(2026, 1, 7)).toISOString();

type Claim = { token: string; token_alias: string; expires_at: string; created_at: string };

const claimsOf = owned<Project, { claim?: Claim & { created_by: string } }>(() => ({}));

const claimOf = ({ project }: Call) => found(claimsOf(project).claim, 'Claim token');

export const peopleHandlers: Handlers = {
	'v2-list-organization-roles': () => ({
		body: {
			data: Object.keys(roles).map((name) => ({ type: 'organization_role', attributes: { name } })),
		},
	}),

	'v2-assign-organization-member-role': ({ organization, params, body }) => {
		const member = found(
			organization.members.find(({ id }) => id === params.user_id),
			'Member',
		);
		const { role } = (body as { data: { attributes: { role: string } } }).data.attributes;
		member.role = roles[role] ?? member.role;
		const attributes = { name: role, scope: 'organization', projects: [] };
		return { body: { data: { type: 'organization_member_role', attributes } } };
	},

	'v2-create-organization-invitations': (call) => {
		const invited = listOf(call);
		for (const one of invited) invitationsOf(call.organization).set(one.email, one);
		return { body: { data: invited.map(invitation) } };
	},

	'v2-delete-organization-invitations': (call) => {
		const withdrawn = listOf(call).map(({ email }) => {
			const one = found(invitationsOf(call.organization).get(email), 'Invitation');
			invitationsOf(call.organization).delete(email);
			return one;
		});
		return { body: { data: withdrawn.map(invitation) } };
	},

	'v1-get-jit-access': (call) => ({ body: accessOf(call, me(call)) }),

	'v1-authorize-jit-access': (call) => {
		const { role } = call.body as { role: string };
		const access = accessOf(call, me(call));
		const user_role = access.user_roles.find((one) => one.role === role) ?? { role };
		return { body: { user_id: access.user_id, user_role } };
	},

	'v1-update-jit-access': (call) => {
		const { user_id, roles: user_roles } = call.body as { user_id: string } & {
			roles: Access['user_roles'];
		};
		accessesOf(call.project).set(user_id, { user_id, user_roles });
		return { body: { user_id, user_roles } };
	},

	'v1-delete-jit-access': (call) => {
		const { user_id = '' } = call.params;
		found(accessesOf(call.project).get(user_id), 'Access');
		accessesOf(call.project).delete(user_id);
		return {};
	},

	'v1-list-jit-access': ({ project, organization }) => {
		const emails = new Map(
			organization.members.map(({ id, username }) => [id, `${username}@example.com`]),
		);
		const users = [...accessesOf(project).values()].map((access) => ({
			...access,
			primary_email: emails.get(access.user_id) ?? null,
			invite_id: null,
			expires_at: null,
		}));
		const invites = [...invitesOf(project).values()].map(({ invite_id, email, user_roles }) => ({
			user_id: null,
			primary_email: email,
			invite_id,
			expires_at: inAWeek,
			user_roles,
		}));
		return { body: { items: [...users, ...invites] } };
	},

	'v1-invite-external-jit-access': ({ project, world, body }) => {
		const { email, roles: user_roles } = body as { email: string; roles: Access['user_roles'] };
		const invite = { email, invite_id: world.uuid(), user_roles };
		invitesOf(project).set(invite.invite_id, invite);
		return { body: invite };
	},

	'v1-accept-invite-external-jit-access': ({ project, world, body }) => {
		const { email } = body as { email: string };
		const invite = found(
			[...invitesOf(project).values()].find((one) => one.email === email),
			'Invite',
		);
		invitesOf(project).delete(invite.invite_id);
		const access = { user_id: world.uuid(), user_roles: invite.user_roles };
		accessesOf(project).set(access.user_id, access);
		return { body: access };
	},

	'v1-delete-invite-external-jit-access': ({ project, params }) => {
		const { invite_id = '' } = params;
		found(invitesOf(project).get(invite_id), 'Invite');
		invitesOf(project).delete(invite_id);
		return {};
	},

	'v1-get-project-claim-token': (call) => {
		return { body: omit(claimOf(call), 'token') };
	},

	'v1-create-project-claim-token': (call) => {
		const { world, project } = call;
		const created_at = world.now();
		const token = `sct_${world.uuid().replaceAll('-', '')}`;
		const claim = {
			token,
			token_alias: `${token.slice(0, 8)}…${token.slice(-4)}`,
			expires_at: new Date(Date.parse(created_at) + 7 * 86_400_000).toISOString(),
			created_at,
			created_by: me(call),
		};
		claimsOf(project).claim = claim;
		return { body: claim };
	},

	'v1-delete-project-claim-token': (call) => {
		claimOf(call);
		delete claimsOf(call.project).claim;
		return {};
	},

	'v1-get-organization-project-claim': (call) => {
		const { project, claim } = claimed(call);
		const { expires_at, created_at, created_by } = claim;
		const preview = {
			valid: true,
			warnings: [],
			errors: [],
			info: [],
			members_exceeding_free_project_limit: [],
			source_subscription_plan: call.world.organization(project.organizationSlug).plan,
			target_subscription_plan: call.organization.plan,
		};
		const { ref, name } = project;
		return { body: { project: { ref, name }, preview, expires_at, created_at, created_by } };
	},

	'v1-claim-project-for-organization': (call) => {
		const { project } = claimed(call);
		if (project.organizationSlug === call.organization.slug) {
			throw new Refusal(400, 'The project already belongs to this organization');
		}
		project.organizationSlug = call.organization.slug;
		delete claimsOf(project).claim;
		call.world.tell('v1.project.transferred', project);
		return {};
	},
};

/** The project of a claim token. */
function claimed({ world, params }: Call) {
	for (const project of world.listProjects()) {
		const { claim } = claimsOf(project);
		if (claim && claim.token === params.token) return { project, claim };
	}
	return found<never>(undefined, 'Claim token');
}
