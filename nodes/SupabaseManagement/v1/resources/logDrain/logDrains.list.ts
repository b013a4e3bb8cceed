import { listFrom, named } from '../../fields/list';
import { identifier, optional, record, text } from '../../request/answer/shape';

const item = record({
	id: identifier,
	attributes: record({ name: text, backend_type: optional(text) }),
});

/** The log drains of the chosen project, by name. */
export const searchLogDrains = listFrom({
	key: 'GET /v2/projects/{ref}/analytics/log-drains',
	in: 'data',
	item,
	choice: ({ id, attributes: { name, backend_type: destination } }) => ({
		name: named(name, destination),
		value: String(id),
	}),
});
