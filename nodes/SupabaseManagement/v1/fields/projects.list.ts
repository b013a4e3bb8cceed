import { identifier, list, optional, record, text, type Shape } from '../request/answer/shape';
import { byName, listOf, named, type Choice, type ListReader } from './list';
import { stateOf } from './state';

const projects = list(
	record({
		ref: identifier,
		name: text,
		organization_slug: optional(text),
		region: optional(text),
		status: optional(text),
	}),
);

const organizations = list(record({ slug: identifier, name: text }));

/**
 * Reads the selected project.
 *
 * @param project the shape of the fields that the caller uses
 * @param parameter that selects the project
 */
export async function readChosenProject<T>(
	reader: ListReader,
	project: Shape<T>,
	parameter = 'projectRef',
): Promise<T> {
	const values = { ref: reader.chosen(parameter) };
	return await reader.read('GET /v1/projects/{ref}', project, { values });
}

/** All projects that the credential can see and allows. */
export async function readProjects(reader: ListReader): Promise<Choice[]> {
	const found = await reader.read('GET /v1/projects', projects);
	const isOfSeveral = new Set(found.map(({ organization_slug: slug }) => slug)).size > 1;
	const names = isOfSeveral ? await organizationNames(reader) : undefined;
	return byName(
		found.map(({ ref, name, organization_slug: slug, region, status }) => ({
			name: named(name, names && (names.get(slug!) ?? slug), region, stateOf(status)),
			value: String(ref),
			url: `https://supabase.com/dashboard/project/${ref}`,
		})),
	);
}

/** If the credential may not list organizations, the list shows their slugs. */
async function organizationNames(reader: ListReader): Promise<Map<unknown, string>> {
	const found = await reader.read('GET /v1/organizations', organizations).catch(() => []);
	return new Map(found.map(({ slug, name }) => [slug, name]));
}

/** The projects that the credential can access and allows, with details that distinguish them. */
export const searchProjects = listOf(readProjects);
