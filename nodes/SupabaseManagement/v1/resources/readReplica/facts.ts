import type { IDataObject } from 'n8n-workflow';

import type { Client } from '../../request/client/client';
import type { Facts } from '../../request/facts';
import { readProjectAs } from '../../request/wait/readProject';
import type { Started, Wait } from '../../request/wait/wait';
import { readReplicas, searched } from './replicas';

/** @returns undefined if the list of projects does not contain the project, which says nothing */
async function replicasOf(client: Client, { pathValues }: Started) {
	return await readReplicas(client, await readProjectAs(client, pathValues.ref!, searched));
}

const untilSetUp: Wait = {
	what: 'The read replica',
	done: ['ACTIVE_HEALTHY'],
	failed: ['INIT_FAILED', 'INIT_READ_REPLICA_FAILED'],
	// There may be another one in the same region already.
	startsAsDone: true,
	poll: async (client, started) => {
		const replicas = await replicasOf(client, started);
		if (replicas === undefined) return undefined;
		const inRegion = replicas.filter(
			({ region }) => region === (started.body as IDataObject).read_replica_region,
		);
		const isEnded = ({ status }: { status?: string | null }) =>
			[...untilSetUp.done, ...untilSetUp.failed].includes(status ?? '');
		const replica = inRegion.find((each) => !isEnded(each)) ?? inRegion.at(-1);
		return { state: replica?.status ?? 'REQUESTED', thing: { ...replica } };
	},
};

const untilRemoved: Wait = {
	what: 'The read replica',
	done: ['REMOVED'],
	failed: [],
	poll: async (client, started) => {
		const identifier = (started.body as IDataObject).database_identifier as string;
		const replicas = await replicasOf(client, started);
		if (replicas === undefined) return undefined;
		const replica = replicas.find((each) => each.identifier === identifier);
		return {
			state: replica === undefined ? 'REMOVED' : String(replica.status),
			thing: { deleted: true, ...started.pathValues, database_identifier: identifier },
		};
	},
};

export const facts: Facts = {
	'POST /v1/projects/{ref}/read-replicas/remove': { removes: true },

	'readReplica:remove': { wait: untilRemoved },
	'readReplica:setUp': { wait: untilSetUp },
};
