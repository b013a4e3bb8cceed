import type { IDataObject } from 'n8n-workflow';

import { list, record, text } from '../../request/answer/shape';
import type { Client } from '../../request/client/client';
import type { Facts } from '../../request/facts';
import { readProjectAs } from '../../request/wait/readProject';
import type { Started, Wait } from '../../request/wait/wait';

type Database = { type: string; region: string; identifier: string; status: string };

const withDatabases = record({
	ref: text,
	databases: list(record<Database>({ type: text, region: text, identifier: text, status: text })),
});

/** @returns undefined if the list of projects does not contain the project, which says nothing */
async function readReplicas(
	client: Client,
	{ pathValues }: Started,
): Promise<Database[] | undefined> {
	const { name, organization_slug: slug } = await readProjectAs(
		client,
		pathValues.ref!,
		record({ name: text, organization_slug: text }),
	);
	const { projects } = await client.read(
		'GET /v1/organizations/{slug}/projects',
		record({ projects: list(withDatabases) }),
		{ values: { slug }, query: { search: name, limit: 100 } },
	);
	const found = projects.find(({ ref }) => ref === pathValues.ref);
	return found?.databases.filter(({ type }) => type === 'READ_REPLICA');
}

const untilSetUp: Wait = {
	what: 'The read replica',
	done: ['ACTIVE_HEALTHY'],
	failed: ['INIT_FAILED', 'INIT_READ_REPLICA_FAILED'],
	// There may be another one in the same region already.
	startsAsDone: true,
	poll: async (client, started) => {
		const replicas = await readReplicas(client, started);
		if (replicas === undefined) return undefined;
		const inRegion = replicas.filter(
			({ region }) => region === (started.body as IDataObject).read_replica_region,
		);
		const replica = inRegion.find(({ status }) => status !== 'ACTIVE_HEALTHY') ?? inRegion[0];
		return { state: replica?.status ?? 'REQUESTED', thing: { ...replica } };
	},
};

const untilRemoved: Wait = {
	what: 'The read replica',
	done: ['REMOVED'],
	failed: [],
	poll: async (client, started) => {
		const identifier = (started.body as IDataObject).database_identifier as string;
		const replicas = await readReplicas(client, started);
		if (replicas === undefined) return undefined;
		const replica = replicas.find((each) => each.identifier === identifier);
		return {
			state: replica?.status ?? 'REMOVED',
			thing: { deleted: true, ...started.pathValues, database_identifier: identifier },
		};
	},
};

export const facts: Facts = {
	'POST /v1/projects/{ref}/read-replicas/remove': { removes: true },

	'readReplica:remove': { wait: untilRemoved },
	'readReplica:setUp': { wait: untilSetUp },
};
