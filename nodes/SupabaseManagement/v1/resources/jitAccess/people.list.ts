import {
	byName,
	dayOf,
	listFrom,
	listOf,
	named,
	type Choice,
	type ListReader,
} from '../../fields/list';
import { readChosenProject } from '../../fields/projects.list';
import { identifier, list, optional, record, text } from '../../request/answer/shape';

const item = record({
	invite_id: optional(text),
	primary_email: optional(text),
	expires_at: optional(text),
});

/** The pending invitations to JIT access of the chosen project, by email address. */
export const searchJitInvitations = listFrom({
	key: 'GET /v1/projects/{ref}/database/jit/list',
	in: 'items',
	item,
	choice: ({ invite_id: id, primary_email: email, expires_at: expiresAt }) =>
		id
			? { name: named(email ?? id, expiresAt && `until ${dayOf(expiresAt)}`), value: id }
			: undefined,
});

const access = record({
	items: list(
		record({
			user_id: optional(identifier),
			primary_email: optional(text),
			user_roles: list(record({ role: text })),
		}),
	),
});

/**
 * People with JIT access to the chosen project, by email address, and, to grant it, the
 * other members of its organization.
 */
export const searchJitMembers = listOf(async (reader) => {
	const { items } = await reader.read('GET /v1/projects/{ref}/database/jit/list', access);
	const people = items.flatMap(({ user_id: id, primary_email: email, user_roles: roles }) => {
		const granted = roles.map(({ role }) => role).join(', ');
		return id ? [{ name: named(email ?? id, granted || 'no role'), value: String(id) }] : [];
	});
	if (reader.operation() !== 'update') return byName(people);
	const known = new Set(people.map(({ value }) => value));
	const members = await membersOfOrganization(reader);
	return [...byName(people), ...byName(members.filter(({ value }) => !known.has(String(value))))];
});

const members = list(
	record({ user_id: identifier, user_name: optional(text), email: optional(text) }),
);

const project = record({ organization_slug: text });

async function membersOfOrganization(reader: ListReader): Promise<Choice[]> {
	const { organization_slug: slug } = await readChosenProject(reader, project);
	const key = 'GET /v1/organizations/{slug}/members';
	const found = await reader.read(key, members, { values: { slug } });
	return found.map(({ user_id: id, user_name: name, email }) => ({
		name: named(email ?? name ?? id, 'no access yet'),
		value: String(id),
	}));
}
