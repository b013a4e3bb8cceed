import { identifier, list, optional, record, text } from '../request/answer/shape';
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

const chosen = record({ ref: identifier, name: text, organization_slug: text });

/** Reads a project that was chosen: its name and its organization. */
export async function readChosenProject(reader: ListReader, parameter = 'projectRef') {
	const values = { ref: reader.chosen(parameter) };
	return await reader.read('GET /v1/projects/{ref}', chosen, { values });
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

/** A credential need not be allowed to list organizations: their slugs are shown then. */
async function organizationNames(reader: ListReader): Promise<Map<unknown, string>> {
	const found = await reader.read('GET /v1/organizations', organizations).catch(() => []);
	return new Map(found.map(({ slug, name }) => [slug, name]));
}

/** The projects that the credential can see and allows, with what tells them apart. */
export const searchProjects = listOf(readProjects);
