import { listOf, named, type Choice, type ListReader } from '../../fields/list';
import { readChosenProject } from '../../fields/projects.list';
import { identifier, list, optional, record, text } from '../../request/answer/shape';

const answer = record({
	all: record({
		smartGroup: list(record({ name: text, code: identifier })),
		specific: list(record({ name: text, code: identifier, status: optional(text) })),
	}),
});

const project = record({ organization_slug: text });

/** The regions that the chosen organization can create a project in: parts of the world first. */
export const searchRegions = listOf(async (reader) => {
	const { groups, regions } = await regionsFor(reader, reader.chosen('organizationSlug'));
	return [...groups, ...regions];
});

/** The regions that the organization of the parent project can create a database in. */
export const searchRegionsOfProject = listOf(async (reader) => {
	const { organization_slug: slug } = await readChosenProject(reader, project, 'parentProjectRef');
	return (await regionsFor(reader, slug)).regions;
});

async function regionsFor(
	reader: ListReader,
	slug: string,
): Promise<{ groups: Choice[]; regions: Choice[] }> {
	const key = 'GET /v1/projects/available-regions';
	const { all } = await reader.read(key, answer, { query: { organization_slug: slug } });
	return {
		groups: all.smartGroup.map(({ name, code }) => ({
			name: named(name, 'any region'),
			value: String(code),
		})),
		regions: all.specific.map(({ name, code, status }) => ({
			name: named(name, code, status === 'capacity' ? 'full' : ''),
			value: String(code),
		})),
	};
}
