import { listFrom, named } from '../../fields/list';
import { identifier, optional, record, text } from '../../request/answer/shape';

const item = record({ id: optional(identifier), name: text, type: optional(text) });

/** The publishable and secret keys of the chosen project, by name; legacy keys have no ID. */
export const searchApiKeys = listFrom({
	key: 'GET /v1/projects/{ref}/api-keys',
	item,
	choice: ({ id, name, type }) =>
		id && type !== 'legacy' ? { name: named(name, type ?? 'key'), value: String(id) } : undefined,
});
