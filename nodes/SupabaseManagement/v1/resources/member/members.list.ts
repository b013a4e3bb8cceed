import { listFrom, named } from '../../fields/list';
import { identifier, optional, record, text } from '../../request/answer/shape';

const item = record({
	user_id: identifier,
	user_name: optional(text),
	email: optional(text),
	role_name: optional(text),
});

/** The members of the chosen organization, by email address. */
export const searchMembers = listFrom({
	key: 'GET /v1/organizations/{slug}/members',
	item,
	choice: ({ user_id: id, user_name: name, email, role_name: role }) => ({
		name: named(email ?? name ?? id, role ?? 'no role'),
		value: String(id),
	}),
});
