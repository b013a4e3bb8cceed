import { dayOf, listFrom, named } from '../../fields/list';
import { identifier, record, text } from '../../request/answer/shape';

const item = record({ id: identifier, algorithm: text, status: text, created_at: text });

/** The signing keys of the chosen project, by algorithm, state and age. */
export const searchSigningKeys = listFrom({
	key: 'GET /v1/projects/{ref}/config/auth/signing-keys',
	in: 'keys',
	item,
	choice: ({ id, algorithm, status, created_at: createdAt }) => ({
		name: named(`${algorithm}, ${status.replace(/_/g, ' ')}`, `created ${dayOf(createdAt)}`),
		value: String(id),
	}),
});
