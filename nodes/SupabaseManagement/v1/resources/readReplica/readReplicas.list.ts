import { byName, listOf, named, type ListReader } from '../../fields/list';
import { readChosenProject } from '../../fields/projects.list';
import { stateOf } from '../../fields/state';
import { identifier, list, optional, record, text } from '../../request/answer/shape';

const database = record({
	identifier,
	type: text,
	region: optional(text),
	status: optional(text),
});

const project = record({ ref: identifier, name: text, organization_slug: text });

const projects = record({
	projects: list(record({ ref: identifier, databases: optional(list(database)) })),
});

/** The read replicas of the chosen project. Only its organization’s list of projects has them. */
export const searchReadReplicas = listOf(async (reader) =>
	byName(
		(await databasesOf(reader))
			.filter(({ type }) => type === 'READ_REPLICA')
			.map(({ identifier: id, region, status }) => ({
				name: named(id, region, stateOf(status)),
				value: String(id),
			})),
	),
);

async function databasesOf(reader: ListReader) {
	const chosen = await readChosenProject(reader, project);
	const slug = chosen.organization_slug;
	const limit = 100;
	// Other projects can have the same name, or one that begins with it.
	for (let offset = 0; ; offset += limit) {
		const { projects: found } = await reader.read(
			'GET /v1/organizations/{slug}/projects',
			projects,
			{ values: { slug }, query: { search: chosen.name, offset, limit } },
		);
		const same = found.find((each) => each.ref === chosen.ref);
		if (same !== undefined) return same.databases ?? [];
		if (found.length < limit) return [];
	}
}
