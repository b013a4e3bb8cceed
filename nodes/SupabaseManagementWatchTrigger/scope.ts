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

/**
 * What is known about a chosen project after a poll. Missing means that it was visible before, and
 * was not found by the last poll.
 */
export type Sighting = 'visible' | 'missing' | 'removed';

/** By project ID, for the chosen projects that were visible at some time. */
export type Sightings = Record<string, Sighting>;

type InScope = {
	/** Projects that could not be read. */
	failures: Failure[];
	/** Empty if no projects are chosen. */
	sightings: Sightings;
};

/** The projects to watch. */
export async function readProjects(
	context: IPollFunctions,
	client: Client,
	known: Sightings,
): Promise<{ projects: Project[] } & InScope> {
	if (context.getNodeParameter('scope') === 'projects') {
		return await readChosenProjects(context, client, known);
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
	return { projects, failures: [], sightings: {} };
}

/**
 * The organizations to watch: the selected one, the organizations of the selected projects, or all.
 */
export async function readOrganizations(
	context: IPollFunctions,
	client: Client,
	known: Sightings,
): Promise<{ organizations: Organization[] } & InScope> {
	const read = readerOf(context, client, {});
	if (context.getNodeParameter('scope') === 'organization') {
		const { name } = await read('GET /v1/organizations/{slug}', record({ name: text }));
		const organizations = [{ slug: chosenOrganization(context)!, name }];
		return { organizations, failures: [], sightings: {} };
	}
	const organizations = await read('GET /v1/organizations', list(organizationShape));
	if (context.getNodeParameter('scope') === 'all') {
		return { organizations, failures: [], sightings: {} };
	}

	const { projects, failures, sightings } = await readChosenProjects(context, client, known);
	const slugs = new Set(projects.map(({ organization_slug: slug }) => slug));
	for (const { ref, organization_slug: slug } of projects) {
		if (slug === null) failures.push({ id: ref, name: ref, error: noOrganization(context, ref) });
	}
	const watched = organizations.filter(({ slug }) => slugs.has(slug));
	return { organizations: watched, failures, sightings };
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

async function readChosenProjects(context: IPollFunctions, client: Client, known: Sightings) {
	const chosen = chosenProjects(context);
	if (chosen.length === 0) {
		throw new NodeOperationError(context.getNode(), 'Project Names or IDs is empty', {
			description:
				'Choose at least one project, or watch all projects. Nothing was sent to Supabase.',
		});
	}
	const projects: Project[] = [];
	const failures: Failure[] = [];
	const sightings = new Map<string, Sighting>();
	await Promise.all(
		chosen.map(async (id) => {
			const before = Object.hasOwn(known, id) ? known[id] : undefined;
			try {
				const found = await readChosen(context, client, id);
				sightings.set(id, sightingOf(context, found, before));
				if (typeof found !== 'string') projects.push(found);
			} catch (error) {
				failures.push({ id, name: id, error: error as Failure['error'] });
				// A poll that could not read it does not count as one of two consecutive polls.
				if (before !== undefined) sightings.set(id, before === 'missing' ? 'visible' : before);
			}
		}),
	);
	return { projects, failures, sightings: Object.fromEntries(sightings) };
}

/**
 * A project that is not found once may still exist. It counts as removed if the response says
 * so, or if it was visible before and two consecutive polls do not find it.
 *
 * @throws NodeOperationError if it was never visible
 */
function sightingOf(
	context: IPollFunctions,
	found: Project | 'removed' | 'notFound',
	before: Sighting | undefined,
): Sighting {
	if (found === 'removed') return 'removed';
	if (found !== 'notFound') return 'visible';
	if (before !== undefined) return before === 'visible' ? 'missing' : 'removed';
	throw new NodeOperationError(context.getNode(), 'A chosen project was not found', {
		description:
			'Check the ID in Project Names or IDs. If it is correct, the token may not have access to the project.',
	});
}

/**
 * Reads one project, or one branch: a branch is a project that GET /v1/projects/{ref} does not
 * find.
 */
async function readChosen(
	context: IPollFunctions,
	client: Client,
	id: string,
): Promise<Project | 'removed' | 'notFound'> {
	const read = readerOf(context, client, { projectRef: id, branchIdOrRef: id });
	try {
		return await read('GET /v1/projects/{ref}', projectShape);
	} catch (error) {
		if (isRemoved(error)) return 'removed';
		if (!isGone(error)) throw error as Failure['error'];
	}
	try {
		const { status } = await read('GET /v1/branches/{branch_id_or_ref}', branchShape);
		// For a branch, the API returns only the status.
		return { ref: id, name: id, organization_slug: null, region: null, status };
	} catch (error) {
		if (isRemoved(error)) return 'removed';
		if (isGone(error)) return 'notFound';
		throw error as Failure['error'];
	}
}

function noOrganization(context: IPollFunctions, branch: string): NodeOperationError {
	return new NodeOperationError(context.getNode(), 'The organization of a branch is not known', {
		description: `${branch} is a branch. To watch the members of its organization, choose the project that the branch was created from.`,
	});
}
