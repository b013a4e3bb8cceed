import type { IDataObject } from 'n8n-workflow';

import { record } from './answer/shape';
import type { Client } from './client/client';
import { unwrap } from './client/envelope';
import { isMissing } from './failure/failure';
import { failureClassOf } from './failure/nodeError';
import type { PathValues } from './input/path';
import type { OperationKey } from './operation';

const anything = record({});

/** What an operation has begun. */
export type Begun = {
	pathValues: PathValues;
	/** The first item of its answer. */
	item: IDataObject;
	/** What was sent, without the envelope of version 2. */
	body: unknown;
	/** The chosen project, also where the path does not name it. */
	parentProjectRef: string;
};

export type Look = {
	state: string;
	/** The thing itself, which is put out when it is done. */
	thing: IDataObject;
	/** What Supabase says about a failure. */
	reason?: string;
};

export type Watch = {
	/** What it is called in a message: “The project is …”. */
	what: string;
	look: (client: Client, begun: Begun) => Promise<Look>;
	done: string[];
	failed: string[];
	/** It can be in a done state before anything has happened to it. */
	startsAsDone?: boolean;
};

const failedProject = ['INIT_FAILED', 'PAUSE_FAILED', 'REMOVED', 'RESTORE_FAILED'];

const project = (
	done: string,
	refOf: (begun: Begun) => unknown = ({ pathValues }) => pathValues.ref,
): Watch => ({
	what: 'The project',
	done: [done],
	failed: failedProject,
	look: async (client, begun) => {
		const thing = await client.read('GET /v1/projects/{ref}', anything, {
			values: { ref: String(refOf(begun)) },
		});
		return { state: String(thing.status), thing };
	},
});

/** The project goes through other states and comes back to the one it was in. */
const projectAgain: Watch = { ...project('ACTIVE_HEALTHY'), startsAsDone: true };

const newBranch: Watch = {
	what: 'The branch',
	done: ['ACTIVE_HEALTHY'],
	failed: failedProject,
	look: async (client, { item }) => {
		const { status } = await client.read('GET /v1/branches/{branch_id_or_ref}', anything, {
			values: {
				branch_id_or_ref: String(item.project_ref),
			},
		});
		return { state: String(status), thing: { ...item, status: status as string } };
	},
};

/** What a push, merge or reset started. Its steps end on their own, one after the other. */
const actionRun: Watch = {
	what: 'The action run',
	done: ['EXITED'],
	failed: ['DEAD'],
	look: async (client, { pathValues, item, parentProjectRef }) => {
		const { ref } = await client.read('GET /v1/branches/{branch_id_or_ref}', anything, {
			values: pathValues,
		});
		const run_id = String(item.workflow_run_id);
		const thing = await client
			.read('GET /v1/projects/{ref}/actions/{run_id}', anything, {
				values: { ref: String(ref), run_id },
			})
			.catch(async (error: unknown) => {
				// A merge runs on the project that the branch was made of.
				if (!isMissing(failureClassOf(error)) || parentProjectRef === '')
					return await Promise.reject(error);
				return await client.read('GET /v1/projects/{ref}/actions/{run_id}', anything, {
					values: {
						ref: parentProjectRef,
						run_id,
					},
				});
			});
		const steps = thing.run_steps as Array<{ name: string; status: string }>;
		const dead = steps.find(({ status }) => status === 'DEAD');
		if (dead !== undefined)
			return { state: 'DEAD', thing, reason: `The step ${dead.name} failed.` };
		const open = steps.find(({ status }) => status !== 'EXITED');
		return { state: open?.status ?? (steps.length > 0 ? 'EXITED' : 'CREATED'), thing };
	},
};

const customHostname = (...done: string[]): Watch => ({
	what: 'The custom hostname',
	done,
	failed: [],
	look: async (client, { pathValues }) => {
		const thing = await client.read('GET /v1/projects/{ref}/custom-hostname', anything, {
			values: {
				ref: pathValues.ref!,
			},
		});
		return { state: String(thing.status), thing };
	},
});

type Database = { type: string; region: string; identifier: string; status: string };

async function readReplicas(client: Client, { pathValues }: Begun): Promise<Database[]> {
	const { name, organization_slug: slug } = await client.read('GET /v1/projects/{ref}', anything, {
		values: {
			ref: pathValues.ref!,
		},
	});
	const { projects } = await client.read('GET /v1/organizations/{slug}/projects', anything, {
		values: { slug: String(slug) },
		query: { search: name, limit: 100 },
	});
	const found = (projects as Array<{ ref: string; databases: Database[] }>).find(
		({ ref }) => ref === pathValues.ref,
	);
	return (found?.databases ?? []).filter(({ type }) => type === 'READ_REPLICA');
}

const newReadReplica: Watch = {
	what: 'The read replica',
	done: ['ACTIVE_HEALTHY'],
	failed: ['INIT_FAILED', 'INIT_READ_REPLICA_FAILED'],
	// There may be another one in the same region already.
	startsAsDone: true,
	look: async (client, begun) => {
		const inRegion = (await readReplicas(client, begun)).filter(
			({ region }) => region === (begun.body as IDataObject).read_replica_region,
		);
		const replica = inRegion.find(({ status }) => status !== 'ACTIVE_HEALTHY') ?? inRegion[0];
		return { state: replica?.status ?? 'REQUESTED', thing: { ...replica } };
	},
};

const removedReadReplica: Watch = {
	what: 'The read replica',
	done: ['REMOVED'],
	failed: [],
	look: async (client, begun) => {
		const identifier = (begun.body as IDataObject).database_identifier as string;
		const replica = (await readReplicas(client, begun)).find(
			(each) => each.identifier === identifier,
		);
		return {
			state: replica?.status ?? 'REMOVED',
			thing: { deleted: true, ...begun.pathValues, database_identifier: identifier },
		};
	},
};

/**
 * What Supabase goes on doing after it has answered, where to see it, and how it ends.
 *
 * Source: the contract’s enumerations of states. Which one ends what is read from their names.
 */
export const waits: Partial<Record<OperationKey, Watch>> = {
	'POST /v1/projects': project('ACTIVE_HEALTHY', ({ item }) => item.ref),
	'POST /v1/projects/{ref}/pause': project('INACTIVE'),
	'POST /v1/projects/{ref}/restart': projectAgain,
	'POST /v1/projects/{ref}/restore': project('ACTIVE_HEALTHY'),

	'POST /v1/projects/{ref}/database/backups/restore': projectAgain,
	'POST /v1/projects/{ref}/database/backups/restore-pitr': projectAgain,
	'POST /v1/projects/{ref}/database/backups/undo': projectAgain,
	'POST /v1/projects/{ref}/database/backups/restore-point': {
		what: 'The restore point',
		done: ['AVAILABLE'],
		failed: ['FAILED', 'REMOVED'],
		look: async (client, { pathValues, body }) => {
			const thing = await client.read(
				'GET /v1/projects/{ref}/database/backups/restore-point',
				anything,
				{ values: { ref: pathValues.ref! }, query: { name: (body as IDataObject).name } },
			);
			return { state: String(thing.status), thing };
		},
	},

	'POST /v1/projects/{ref}/config/disk': projectAgain,
	'PATCH /v1/projects/{ref}/billing/addons': projectAgain,
	'DELETE /v1/projects/{ref}/billing/addons/{addon_variant}': projectAgain,
	'POST /v1/projects/{ref}/read-replicas/setup': newReadReplica,
	'POST /v1/projects/{ref}/read-replicas/remove': removedReadReplica,

	'POST /v1/projects/{ref}/upgrade': {
		what: 'The upgrade',
		done: ['9_completed_upgrade', '10_completed_post_physical_backup'],
		failed: ['FAILED'],
		look: async (client, { pathValues, item }) => {
			const { databaseUpgradeStatus } = await client.read(
				'GET /v1/projects/{ref}/upgrade/status',
				anything,
				{ values: { ref: pathValues.ref! }, query: { tracking_id: item.tracking_id } },
			);
			const thing = (databaseUpgradeStatus ?? {}) as IDataObject;
			const failed = Boolean(thing.error);
			return {
				state: failed ? 'FAILED' : String(thing.progress ?? '0_requested'),
				thing: { ...item, ...thing },
				reason: failed ? `Supabase says: ${String(thing.error)}.` : undefined,
			};
		},
	},

	'POST /v1/projects/{ref}/branches': newBranch,
	'POST /v2/projects/{ref}/branches': newBranch,
	'POST /v1/branches/{branch_id_or_ref}/merge': actionRun,
	'POST /v1/branches/{branch_id_or_ref}/push': actionRun,
	'POST /v1/branches/{branch_id_or_ref}/reset': actionRun,

	'POST /v1/projects/{ref}/custom-hostname/initialize': customHostname(
		'2_initiated',
		'3_challenge_verified',
		'4_origin_setup_completed',
		'5_services_reconfigured',
	),
	'POST /v1/projects/{ref}/custom-hostname/reverify': customHostname(
		'4_origin_setup_completed',
		'5_services_reconfigured',
	),
	'POST /v1/projects/{ref}/custom-hostname/activate': customHostname('5_services_reconfigured'),

	'PUT /v1/projects/{ref}/ssl-enforcement': {
		what: 'SSL enforcement',
		done: ['applied'],
		failed: [],
		look: async (client, { pathValues }) => {
			const thing = await client.read('GET /v1/projects/{ref}/ssl-enforcement', anything, {
				values: {
					ref: pathValues.ref!,
				},
			});
			return { state: thing.appliedSuccessfully === true ? 'applied' : 'not applied yet', thing };
		},
	},

	'POST /v2/projects/{ref}/compute/{name}/deploy': {
		what: 'The compute instance',
		done: ['active'],
		failed: ['failed'],
		look: async (client, { pathValues }) => {
			const { data } = await client.read('GET /v2/projects/{ref}/compute/{name}', anything, {
				values: pathValues,
			});
			const thing = unwrap(data as IDataObject);
			return {
				state: String(thing.build_state),
				thing,
				reason: thing.state_reason as string | undefined,
			};
		},
	},

	'POST /v2/projects/{ref}/private-link/associations': {
		what: 'The private link',
		done: ['ASSOCIATION_ACCEPTED', 'READY'],
		failed: ['ASSOCIATION_REQUEST_EXPIRED', 'CREATION_FAILED', 'DELETING'],
		look: async (client, { pathValues, item }) => {
			const { data } = await client.read(
				'GET /v2/projects/{ref}/private-link/associations',
				anything,
				{ values: pathValues },
			);
			const found = (data as IDataObject[]).find(({ id }) => id === item.id);
			const thing = found === undefined ? item : unwrap(found);
			return { state: String(thing.status), thing };
		},
	},
};
