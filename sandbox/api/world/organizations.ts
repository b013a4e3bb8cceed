import type { Handlers, Query } from '../handler.ts';
import { cursorPage } from '../pages.ts';
import { Refusal } from '../refusal.ts';
import type { Member, Organization, Project } from '../world.ts';

const summary = ({ slug, name }: Organization) => ({ id: slug, slug, name });

const emailOf = ({ username }: Member) => `${username}@example.com`;

const connection = (project: Project) => ({
	type: 'github_connection',
	id: String(project.id),
	attributes: {
		inserted_at: project.createdAt,
		updated_at: project.createdAt,
		installation_id: 5000 + project.id,
		workdir: '.',
		supabase_changes_only: false,
		branch_limit: 3,
		new_branch_per_pr: true,
		project: { id: project.id, ref: project.ref, name: project.name },
		repository: { id: 7000 + project.id, name: project.name.toLowerCase().replaceAll(' ', '-') },
		user: null,
	},
});

const memberOf = ({ members }: Organization, id: string): Member => {
	const member = members.find((candidate) => candidate.id === id);
	if (!member) throw new Refusal(404, 'Member not found', [], 'not_found.member');
	return member;
};

export const organizationHandlers: Handlers = {
	'v1-list-all-organizations': ({ world }) => ({
		body: [...world.organizations.values()].map(summary),
	}),

	'v1-create-an-organization': ({ world, body }) => ({
		body: summary(world.addOrganization((body as { name: string }).name, 'free')),
	}),

	'v1-get-an-organization': ({ organization }) => ({
		body: {
			id: organization.slug,
			name: organization.name,
			plan: organization.plan,
			opt_in_tags: [],
			allowed_release_channels: ['ga', 'preview'],
		},
	}),

	'v1-list-organization-members': ({ organization }) => ({
		body: organization.members.map((member) => ({
			user_id: member.id,
			user_name: member.username,
			email: emailOf(member),
			role_name: member.role,
			mfa_enabled: false,
			avatar_url: null,
		})),
	}),

	'v2-list-organization-members': ({ organization, query, path }) => {
		const { username, primary_email } = (query.filter ?? {}) as Query;
		const found = organization.members.filter((member) => {
			if (username !== undefined && member.username !== username) return false;
			return primary_email === undefined || emailOf(member) === primary_email;
		});
		const { items, links } = cursorPage(found, ({ id }) => id, path, query);
		const data = items.map((member) => ({
			type: 'organization_member',
			id: member.id,
			attributes: {
				username: member.username,
				primary_email: emailOf(member),
				mfa_enabled: false,
				is_sso_user: false,
				avatar_url: null,
				roles: [{ name: member.role, scope: 'organization', projects: [] }],
			},
		}));
		return { body: { data, links } };
	},

	'v2-remove-organization-members': ({ organization, params }) => {
		const member = memberOf(organization, params.user_id ?? '');
		if (member.role === 'Owner') throw new Refusal(400, 'The last owner cannot be removed');
		organization.members.splice(organization.members.indexOf(member), 1);
		return {};
	},

	/**
	 * Pages are cut from all projects, but only those with an even ID are connected: as on the real
	 * API, a page before the last one can be short or even empty.
	 */
	'v2-list-organization-github-connections': ({ world, organization, query, path }) => {
		const { project_ref } = (query.filter ?? {}) as Query;
		const found = world
			.listProjects(organization.slug)
			.filter(({ ref }) => project_ref === undefined || ref === project_ref);
		const { items, links } = cursorPage(found, ({ ref }) => ref, path, query);
		const data = items.filter(({ id }) => id % 2 === 0).map(connection);
		return { body: { data, links } };
	},
};
