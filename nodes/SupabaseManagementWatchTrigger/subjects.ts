import type { IDataObject, IPollFunctions } from 'n8n-workflow';

import type { Client } from '../SupabaseManagement/v1/request/client/client';
import type { Failure } from './failures';
import { readerOf } from './reader';
import { chosenProjects, readOrganizations, readProjects, type Sightings } from './scope';
import type { Project, Read, Scope } from './watches/watch';

/** A subject to watch: a project, an organization, or all projects together. */
export type Subject = {
	id: string;
	/** Its name in errors. */
	name: string;
	/** Fields that identify it in every item. */
	about: IDataObject;
	/** The data for the watch, if it is already known. */
	reading?: unknown;
	read: Read;
};

export type Subjects = {
	subjects: Subject[];
	/** IDs whose memory is kept although this poll does not read them. */
	absent: string[];
	/** Subjects that could not be found. */
	failures: Failure[];
	/** What is known about the chosen projects, for the next poll. */
	sightings: Sightings;
};

/** What is known from previous polls. */
export type Known = { memories?: Record<string, unknown>; sightings?: Sightings };

/** @throws NodeOperationError or NodeApiError if nothing could be read */
export async function findSubjects(
	context: IPollFunctions,
	client: Client,
	{ memories = {}, sightings: before = {} }: Known,
): Promise<Subjects> {
	const watch = context.getNodeParameter('watch');
	if (watch === 'members') {
		const { organizations, failures, sightings } = await readOrganizations(context, client, before);
		const subjects = organizations.map(({ slug, name }) => ({
			id: slug,
			name: `${name} (${slug})`,
			about: { organization_slug: slug, organization_name: name },
			read: readerOf(context, client, { organizationSlug: slug }),
		}));
		// The organization of a project that could not be read may be any that is known.
		const isComplete = failures.length === 0 && missingIn(sightings).length === 0;
		return { subjects, absent: isComplete ? [] : Object.keys(memories), failures, sightings };
	}

	const { projects, failures, sightings } = await readProjects(context, client, before);
	const unread = new Set([...failures.map(({ id }) => id), ...missingIn(sightings)]);
	if (watch === 'projectStatus') {
		const reading: Scope = { projects, unread };
		// If all of the chosen projects failed, there is nothing to compare.
		const isReadable = failures.length === 0 || failures.length < chosenProjects(context).length;
		const read = readerOf(context, client, {});
		const subjects = isReadable
			? [{ id: 'all', name: 'all projects', about: {}, reading, read }]
			: [];
		return { subjects, absent: [], failures, sightings };
	}

	// A project that is paused or in transition is not watched until it is active again.
	const isUp = ({ status }: Project) => status.startsWith('ACTIVE_');
	const subjects = projects.filter(isUp).map((project) => ({
		id: project.ref,
		name: `${project.name} (${project.ref})`,
		about: aboutProject(project),
		read: readerOf(context, client, { projectRef: project.ref, parentProjectRef: project.ref }),
	}));
	const down = projects.filter((project) => !isUp(project)).map(({ ref }) => ref);
	return { subjects, absent: [...down, ...unread], failures, sightings };
}

function missingIn(sightings: Sightings): string[] {
	return Object.keys(sightings).filter((id) => sightings[id] === 'missing');
}

export const aboutProject = ({ ref, name, organization_slug }: Project): IDataObject => ({
	project_ref: ref,
	project_name: name,
	organization_slug,
});
