import type { IDataObject } from 'n8n-workflow';

import { identifier, list, optional, record, text, yesOrNo } from './answer/shape';
import type { Client } from './client/client';
import { unwrap } from './client/envelope';
import { isGone } from './failure/nodeError';
import type { PathValues } from './input/path';
import type { OperationKey } from './operation';
import { readProject } from './readProject';

const withStatus = record({ status: text });

const withSteps = record({ run_steps: list(record({ name: text, status: text })) });

/** What an operation has begun. */
export type Begun = {
	pathValues: PathValues;
	/** The first item of its answer. */
	item: IDataObject;
	/** What was sent, without the envelope of version 2. */
	body: unknown;
	/** The chosen project, also where the path does not name it. */
	parentProjectRef: string;
	/** The services of a project that must be healthy. */
	services: string[];
};

export type Look = {
	state: string;
	/** The thing itself, which is returned when it is done. */
	thing: IDataObject;
	/** Supabase’s message about a failure. */
	reason?: string;
};

export type Watch = {
	/** Its name in a message: “The project is …”. */
	what: string;
	/** Returns undefined if it is not there. */
	look: (client: Client, begun: Begun) => Promise<Look | undefined>;
	done: string[];
	failed: string[];
	/** It can be in a done state before anything has happened to it. */
	startsAsDone?: boolean;
	/** The fields of the answer that name what was created, its ID first. */
	created?: string[];
};

const failedProject = ['INIT_FAILED', 'PAUSE_FAILED', 'REMOVED', 'RESTORE_FAILED'];

const refInPath = ({ pathValues }: Begun) => pathValues.ref!;

const project = (done: string, refOf: (begun: Begun) => string = refInPath) => ({
	what: 'The project',
	done: [done],
	failed: failedProject,
	look: async (client: Client, begun: Begun): Promise<Look> => {
		const thing = await readProject(client, refOf(begun));
		return { state: String(thing.status), thing };
	},
});

/** The project goes through other states and comes back to the one it was in. */
const projectAgain: Watch = { ...project('ACTIVE_HEALTHY'), startsAsDone: true };

/** A project is healthy a moment before its services are. */
const projectWithServices = (refOf?: (begun: Begun) => string): Watch => ({
	...project('ACTIVE_HEALTHY', refOf),
	look: async (client, begun) => {
		const look = await project('ACTIVE_HEALTHY', refOf).look(client, begun);
		const { services } = begun;
		if (look.state !== 'ACTIVE_HEALTHY' || services.length === 0) return look;
		const health = await client.read(
			'GET /v1/projects/{ref}/health',
			list(record({ name: text, status: text })),
			{ values: { ref: (refOf ?? refInPath)(begun) }, query: { services } },
		);
		const isHealthy = (service: string) =>
			health.some(({ name, status }) => name === service && status === 'ACTIVE_HEALTHY');
		const others = services.filter((service) => !isHealthy(service));
		return others.length === 0
			? look
			: { ...look, state: `ACTIVE_HEALTHY without ${others.join(', ')}` };
	},
});

/** The list of branches says how far its migrations and functions are; the branch itself does not. */
const newBranch: Watch = {
	what: 'The branch',
	created: ['project_ref', 'id', 'name'],
	done: ['FUNCTIONS_DEPLOYED', 'EXITED'],
	failed: ['MIGRATIONS_FAILED', 'FUNCTIONS_FAILED', ...failedProject],
	look: async (client, { pathValues, item }) => {
		const branches = await client.read('GET /v1/projects/{ref}/branches', list(withStatus), {
			values: { ref: pathValues.ref! },
		});
		const branch = branches.find(
			({ id, project_ref }) => id === item.id || project_ref === item.project_ref,
		);
		if (branch === undefined) return undefined;
		const projectState = String(branch.preview_project_status);
		let state = failedProject.includes(projectState) ? projectState : branch.status;
		if (state === 'MIGRATIONS_PASSED' && (await hasEndedRuns(client, item.project_ref))) {
			state = 'EXITED';
		}
		return { state, thing: { ...item, ...branch } };
	},
};

/** Whether all that a branch has run has ended, in case it has no functions to deploy. */
async function hasEndedRuns(client: Client, ref: unknown): Promise<boolean> {
	try {
		const runs = await client.read('GET /v1/projects/{ref}/actions', list(withSteps), {
			values: { ref: String(ref) },
		});
		const states = runs.flatMap(({ run_steps }) => run_steps.map(({ status }) => status));
		return states.length > 0 && states.every((each) => each === 'EXITED');
	} catch {
		// The credential may not be allowed to read it: then only the branch itself says it.
		return false;
	}
}

/** What a push, merge or reset started. Its steps end on their own, one after the other. */
const actionRun: Watch = {
	what: 'The action run',
	created: ['workflow_run_id'],
	done: ['EXITED'],
	failed: ['DEAD'],
	look: async (client, { pathValues, item, parentProjectRef }) => {
		const { ref } = await client.read(
			'GET /v1/branches/{branch_id_or_ref}',
			record({ ref: text }),
			{ values: pathValues },
		);
		const read = async (projectRef: string) =>
			await client.read('GET /v1/projects/{ref}/actions/{run_id}', withSteps, {
				values: { ref: projectRef, run_id: String(item.workflow_run_id) },
			});
		const thing = await read(ref).catch(async (error: unknown) => {
			// A merge runs on the project that the branch was made of.
			if (!isGone(error) || parentProjectRef === '') throw error as Error;
			return await read(parentProjectRef);
		});
		const { run_steps: steps } = thing;
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
		const thing = await client.read('GET /v1/projects/{ref}/custom-hostname', withStatus, {
			values: {
				ref: pathValues.ref!,
			},
		});
		return { state: String(thing.status), thing };
	},
});

type Database = { type: string; region: string; identifier: string; status: string };

const withDatabases = record({
	ref: text,
	databases: list(record<Database>({ type: text, region: text, identifier: text, status: text })),
});

async function readReplicas(client: Client, { pathValues }: Begun): Promise<Database[]> {
	const { name, organization_slug: slug } = await client.read(
		'GET /v1/projects/{ref}',
		record({ name: text, organization_slug: text }),
		{ values: { ref: pathValues.ref! } },
	);
	const { projects } = await client.read(
		'GET /v1/organizations/{slug}/projects',
		record({ projects: list(withDatabases) }),
		{ values: { slug }, query: { search: name, limit: 100 } },
	);
	const found = projects.find(({ ref }) => ref === pathValues.ref);
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
 * The work that Supabase continues after its answer, where to see it, and how it ends.
 *
 * Source: the contract’s enumerations of states. Which one ends what is read from their names.
 */
export const waits: Partial<Record<OperationKey, Watch>> = {
	'POST /v1/projects': {
		...projectWithServices(({ item }) => String(item.ref)),
		created: ['ref', 'name'],
	},
	'POST /v1/projects/{ref}/pause': project('INACTIVE'),
	'POST /v1/projects/{ref}/restart': projectAgain,
	'POST /v1/projects/{ref}/restore': projectWithServices(),

	'POST /v1/projects/{ref}/database/backups/restore': projectAgain,
	'POST /v1/projects/{ref}/database/backups/restore-pitr': projectAgain,
	'POST /v1/projects/{ref}/database/backups/undo': projectAgain,
	'POST /v1/projects/{ref}/database/backups/restore-point': {
		what: 'The restore point',
		created: ['name'],
		done: ['AVAILABLE'],
		failed: ['FAILED', 'REMOVED'],
		look: async (client, { pathValues, body }) => {
			const thing = await client.read(
				'GET /v1/projects/{ref}/database/backups/restore-point',
				withStatus,
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
		created: ['tracking_id'],
		done: ['9_completed_upgrade', '10_completed_post_physical_backup'],
		failed: ['FAILED'],
		look: async (client, { pathValues, item }) => {
			const { databaseUpgradeStatus } = await client.read(
				'GET /v1/projects/{ref}/upgrade/status',
				record({ databaseUpgradeStatus: optional(record({})) }),
				{ values: { ref: pathValues.ref! }, query: { tracking_id: item.tracking_id } },
			);
			const thing: IDataObject = databaseUpgradeStatus ?? {};
			const failed = Boolean(thing.error);
			return {
				state: failed ? 'FAILED' : String(thing.progress ?? '0_requested'),
				thing: { ...item, ...thing },
				reason: failed ? `Supabase’s message is: ${String(thing.error)}.` : undefined,
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
			const thing = await client.read(
				'GET /v1/projects/{ref}/ssl-enforcement',
				record({ appliedSuccessfully: yesOrNo }),
				{ values: { ref: pathValues.ref! } },
			);
			return { state: thing.appliedSuccessfully ? 'applied' : 'not applied yet', thing };
		},
	},

	'POST /v2/projects/{ref}/compute/{name}/deploy': {
		what: 'The compute instance',
		done: ['active'],
		failed: ['failed'],
		look: async (client, { pathValues }) => {
			const { data } = await client.read(
				'GET /v2/projects/{ref}/compute/{name}',
				record({ data: record({}) }),
				{ values: pathValues },
			);
			const thing = unwrap(data);
			return {
				state: String(thing.build_state),
				thing,
				reason: thing.state_reason as string | undefined,
			};
		},
	},

	'POST /v2/projects/{ref}/private-link/associations': {
		what: 'The private link',
		created: ['id'],
		done: ['ASSOCIATION_ACCEPTED', 'READY'],
		failed: ['ASSOCIATION_REQUEST_EXPIRED', 'CREATION_FAILED', 'DELETING'],
		look: async (client, { pathValues, item }) => {
			const { data } = await client.read(
				'GET /v2/projects/{ref}/private-link/associations',
				record({ data: list(record({ id: identifier })) }),
				{ values: pathValues },
			);
			const found = data.find(({ id }) => id === item.id);
			if (found === undefined) return undefined;
			const thing = unwrap(found);
			return { state: String(thing.status), thing };
		},
	},
};
