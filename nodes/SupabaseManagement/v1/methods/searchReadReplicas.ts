import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { lookUp } from './lookUp';
import { matching } from './matching';
import { onePage } from './onePage';

const inWords: Record<string, string> = { ACTIVE_HEALTHY: '' };

/** The read replicas of the chosen project. Only its organization’s list of projects has them. */
export async function searchReadReplicas(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const project = (await lookUp(this, 'GET /v1/projects/{ref}')).body as IDataObject;
	const replicas = (await databasesOf(this, project))
		.filter(({ type }) => type === 'READ_REPLICA')
		.map(({ identifier, region, status }) => {
			const state = inWords[String(status)] ?? String(status).toLowerCase().replace(/_/g, ' ');
			return {
				name: `${identifier} (${[region, state].filter(Boolean).join(', ')})`,
				value: String(identifier),
			};
		});
	return onePage(matching(replicas, filter), paginationToken);
}

async function databasesOf(
	context: ILoadOptionsFunctions,
	{ ref, name, organization_slug: slug }: IDataObject,
): Promise<IDataObject[]> {
	const limit = 100;
	// Other projects can have the same name, or one that begins with it.
	for (let offset = 0; ; offset += limit) {
		const { body } = await lookUp(
			context,
			'GET /v1/organizations/{slug}/projects',
			{ search: name, offset, limit },
			{ slug: String(slug) },
		);
		const projects = (body as IDataObject).projects as IDataObject[];
		const project = projects.find((each) => each.ref === ref);
		if (project !== undefined) return project.databases as IDataObject[];
		if (projects.length < limit) return [];
	}
}
