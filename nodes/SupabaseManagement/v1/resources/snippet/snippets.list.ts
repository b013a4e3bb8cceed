import { named, pagedListFrom } from '../../fields/list';
import { identifier, list, optional, record, text } from '../../request/answer/shape';

const answer = record({
	data: list(
		record({ id: identifier, name: text, project: optional(record({ name: optional(text) })) }),
	),
	cursor: optional(text),
});

/** The SQL snippets of the credential’s user, with the project that each is of. */
export const searchSnippets = pagedListFrom({
	key: 'GET /v1/snippets',
	shape: answer,
	query: (cursor, limit) => ({ limit, ...(cursor !== undefined && { cursor }) }),
	choices: ({ data }) =>
		data.map(({ id, name, project }) => ({
			name: named(name, project?.name),
			value: String(id),
		})),
	next: ({ cursor }) => cursor || undefined,
});
