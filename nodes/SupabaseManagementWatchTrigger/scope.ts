import type { IPollFunctions } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';

import { call } from '../SupabaseManagement/v1/request/call';
import type { Failure } from './failures';
import { timeLimit } from './timeLimit';
import type { Project } from './watches/watch';

export type Organization = { slug: string; name: string };

/** The projects to look at, and those of them that could not be read. */
export async function readProjects(
	context: IPollFunctions,
): Promise<{ projects: Project[]; failures: Failure[] }> {
	if (context.getNodeParameter('scope') === 'projects') return await readChosenProjects(context);
	const { body, access } = await call(context, { path: '/v1/projects', timeLimit });
	const projects = (body as unknown as Project[]).filter(
		({ ref, organization_slug: slug }) =>
			(access.allowedProjects.size === 0 || access.allowedProjects.has(ref)) &&
			(chosenOrganization(context) ?? slug) === slug,
	);
	if (projects.length === 0 && chosenOrganization(context) !== undefined) {
		// It has none, or it does not exist: then this says so.
		await call(context, { path: '/v1/organizations/{slug}', timeLimit });
	}
	return { projects, failures: [] };
}

/** The organizations to look at: the chosen one, those of the chosen projects, or all. */
export async function readOrganizations(
	context: IPollFunctions,
): Promise<{ organizations: Organization[]; failures: Failure[] }> {
	if (context.getNodeParameter('scope') === 'organization') {
		const { body } = await call(context, { path: '/v1/organizations/{slug}', timeLimit });
		const { name } = body as { name: string };
		return { organizations: [{ slug: chosenOrganization(context)!, name }], failures: [] };
	}
	const { body } = await call(context, { path: '/v1/organizations', timeLimit });
	const organizations = body as unknown as Organization[];
	if (context.getNodeParameter('scope') === 'all') return { organizations, failures: [] };

	const { projects, failures } = await readChosenProjects(context);
	const slugs = new Set(projects.map(({ organization_slug: slug }) => slug));
	return { organizations: organizations.filter(({ slug }) => slugs.has(slug)), failures };
}

/** The IDs that were chosen, or typed with commas between them. */
export function chosenProjects(context: IPollFunctions): string[] {
	const given = context.getNodeParameter('projects', []) as string[] | string;
	return [...new Set([given].flat().flatMap((each) => String(each).split(/[\s,;]+/)))].filter(
		Boolean,
	);
}

/** The slug of the organization that was chosen, if one was. */
export function chosenOrganization(context: IPollFunctions): string | undefined {
	if (context.getNodeParameter('scope') !== 'organization') return undefined;
	const slug = context.getNodeParameter('organizationSlug', '', { extractValue: true });
	return String(slug).trim();
}

async function readChosenProjects(context: IPollFunctions) {
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
				const values = { projectRef: id };
				const { body } = await call(context, { path: '/v1/projects/{ref}', values, timeLimit });
				projects.push(body as unknown as Project);
			} catch (error) {
				// One that is not there any more was removed, which is for the watch to tell.
				if (error instanceof NodeApiError && error.httpCode === '404') return;
				failures.push({ id, name: id, error: error as Failure['error'] });
			}
		}),
	);
	return { projects, failures };
}
