import type { IPollFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { isGone, isRemoved } from '../SupabaseManagement/v1/request/failure/nodeError';
import { list, optional, record, text } from '../SupabaseManagement/v1/request/answer/shape';
import type { Client } from '../SupabaseManagement/v1/request/client/client';
import type { Failure } from './failures';
import { readerOf } from './reader';
import type { Project } from './watches/watch';

const projectShape = record({
	ref: text,
	name: text,
	organization_slug: text,
	region: optional(text),
	status: text,
});

const branchShape = record({ status: text });

const organizationShape = record({ slug: text, name: text });

export type Organization = { slug: string; name: string };

/** The projects to watch, and the projects that could not be read. */
export async function readProjects(
	context: IPollFunctions,
	client: Client,
): Promise<{ projects: Project[]; failures: Failure[] }> {
	if (context.getNodeParameter('scope') === 'projects') {
		return await readChosenProjects(context, client);
	}
	const read = readerOf(context, client, {});
	const all = await read('GET /v1/projects', list(projectShape));
	const { access } = client.credential;
	const projects = all.filter(
		({ ref, organization_slug: slug }) =>
			(access.allowedProjects === undefined || access.allowedProjects.has(ref)) &&
			(chosenOrganization(context) ?? slug) === slug,
	);
	if (projects.length === 0 && chosenOrganization(context) !== undefined) {
		// The organization has no projects or does not exist. In the second case, this request fails.
		await read('GET /v1/organizations/{slug}', record({ name: text }));
	}
	return { projects, failures: [] };
}

/**
 * The organizations to watch: the selected one, the organizations of the selected projects, or all.
 */
export async function readOrganizations(
	context: IPollFunctions,
	client: Client,
): Promise<{ organizations: Organization[]; failures: Failure[] }> {
	const read = readerOf(context, client, {});
	if (context.getNodeParameter('scope') === 'organization') {
		const { name } = await read('GET /v1/organizations/{slug}', record({ name: text }));
		return { organizations: [{ slug: chosenOrganization(context)!, name }], failures: [] };
	}
	const organizations = await read('GET /v1/organizations', list(organizationShape));
	if (context.getNodeParameter('scope') === 'all') return { organizations, failures: [] };

	const { projects, failures } = await readChosenProjects(context, client);
	const slugs = new Set(projects.map(({ organization_slug: slug }) => slug));
	for (const { ref, organization_slug: slug } of projects) {
		if (slug === null) failures.push({ id: ref, name: ref, error: noOrganization(context, ref) });
	}
	return { organizations: organizations.filter(({ slug }) => slugs.has(slug)), failures };
}

/** The IDs that were selected or entered comma-separated. */
export function chosenProjects(context: IPollFunctions): string[] {
	const given = context.getNodeParameter('projects', []) as string[] | string;
	return [...new Set([given].flat().flatMap((each) => String(each).split(/[\s,;]+/)))].filter(
		Boolean,
	);
}

/** The slug of the selected organization, if there is one. */
export function chosenOrganization(context: IPollFunctions): string | undefined {
	if (context.getNodeParameter('scope') !== 'organization') return undefined;
	const slug = context.getNodeParameter('organizationSlug', '', { extractValue: true });
	return String(slug).trim();
}

async function readChosenProjects(context: IPollFunctions, client: Client) {
	const chosen = chosenProjects(context);
	if (chosen.length === 0) {
		throw new NodeOperationError(context.getNode(), 'Projects is empty', {
			description:
				'Choose at least one project, or watch all projects. Nothing was sent to Supabase.',
		});
	}
	const projects: Project[] = [];
	const failures: Failure[] = [];
	await Promise.all(
		chosen.map(async (id) => {
			try {
				const project = await readChosen(context, client, id);
				if (project !== undefined) projects.push(project);
			} catch (error) {
				failures.push({ id, name: id, error: error as Failure['error'] });
			}
		}),
	);
	return { projects, failures };
}

/**
 * Reads one project, or one branch: a branch is a project that GET /v1/projects/{ref} does not
 * find.
 *
 * @returns undefined if it was removed
 */
async function readChosen(
	context: IPollFunctions,
	client: Client,
	id: string,
): Promise<Project | undefined> {
	const read = readerOf(context, client, { projectRef: id, branchIdOrRef: id });
	try {
		return await read('GET /v1/projects/{ref}', projectShape);
	} catch (error) {
		if (isRemoved(error)) return undefined;
		if (!isGone(error)) throw error as Failure['error'];
	}
	try {
		const { status } = await read('GET /v1/branches/{branch_id_or_ref}', branchShape);
		// For a branch, the API returns only the status.
		return { ref: id, name: id, organization_slug: null, region: null, status };
	} catch (error) {
		if (isGone(error)) return undefined;
		throw error as Failure['error'];
	}
}

function noOrganization(context: IPollFunctions, branch: string): NodeOperationError {
	return new NodeOperationError(context.getNode(), 'The organization of a branch is not known', {
		description: `${branch} is a branch. To watch the members of its organization, choose the project that the branch was created from.`,
	});
}
