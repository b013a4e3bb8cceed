import { identifier, list, number, optional, record, text } from '../../request/answer/shape';
import type { Client } from '../../request/client/client';

const database = record({
	identifier,
	type: text,
	region: optional(text),
	status: optional(text),
});

const projects = record({
	projects: list(record({ ref: identifier, databases: optional(list(database)) })),
	pagination: optional(record({ count: number })),
});

/** The fields of a project by which its organization’s list of projects is searched. */
export const searched = record({ ref: identifier, name: text, organization_slug: text });

/**
 * Reads the read replicas of a project. Only its organization’s list of projects has them.
 *
 * @returns undefined if the list does not contain the project, which says nothing
 */
export async function readReplicas(
	reader: Pick<Client, 'read'>,
	{ ref, name, organization_slug: slug }: ReturnType<typeof searched>,
) {
	const limit = 100;
	let offset = 0;
	let count: number;
	// Other projects can have the same name, or one that contains it. A page of allowed projects may
	// be shorter than its limit.
	do {
		const found = await reader.read('GET /v1/organizations/{slug}/projects', projects, {
			values: { slug },
			query: { search: name, offset, limit },
		});
		const same = found.projects.find((each) => each.ref === ref);
		if (same !== undefined) {
			return (same.databases ?? []).filter(({ type }) => type === 'READ_REPLICA');
		}
		count = found.pagination?.count ?? 0;
		offset += limit;
	} while (offset < count);
	return undefined;
}
