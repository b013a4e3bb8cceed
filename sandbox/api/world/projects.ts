import type { Call, Handlers, Query } from '../handler.ts';
import { cursorPage } from '../pages.ts';
import { planRefusal } from '../plans.ts';
import { Refusal, refusalOf } from '../refusal.ts';
import type { Project, ProjectStatus } from '../world.ts';

const summary = (project: Project) => ({
	id: project.ref,
	ref: project.ref,
	organization_id: project.organizationSlug,
	organization_slug: project.organizationSlug,
	name: project.name,
	region: project.region,
	created_at: project.createdAt,
	status: project.status,
});

const withDatabase = (project: Project) => ({
	...summary(project),
	database: {
		host: `db.${project.ref}.supabase.co`,
		version: project.databaseVersion,
		postgres_engine: project.postgresEngine,
		release_channel: project.releaseChannel,
	},
});

const shortSummary = ({ id, ref, name }: Project) => ({ id, ref, name });

/** A database has fewer statuses than its project. */
const databaseStatus = (status: ProjectStatus) =>
	({ INACTIVE: 'REMOVED', PAUSING: 'GOING_DOWN' })[status as string] ?? status;

const databases = ({ ref, region, status, instanceSize, readReplicaRegions }: Project) => {
	const common = {
		cloud_provider: 'AWS',
		status: databaseStatus(status),
		infra_compute_size: instanceSize,
		disk_volume_size_gb: 8,
		disk_type: 'gp3',
	};
	const replicas = readReplicaRegions.map((replicaRegion, index) => {
		const identifier = `${ref}-rr-${replicaRegion}-${index}`;
		return { ...common, identifier, region: replicaRegion, type: 'READ_REPLICA' };
	});
	return [{ ...common, identifier: ref, region, type: 'PRIMARY' }, ...replicas];
};

const listing = (project: Project) => ({
	name: project.name,
	status: project.status,
	cloud_provider: 'AWS',
	region: project.region,
	inserted_at: project.createdAt,
	databases: databases(project),
});

const matches = (project: Project, search: unknown) =>
	search === undefined ||
	`${project.name} ${project.ref}`.toLowerCase().includes(String(search).toLowerCase());

const byName = (one: Project, other: Project) => one.name.localeCompare(other.name);

const byCreation = (one: Project, other: Project) => one.createdAt.localeCompare(other.createdAt);

const orders: Record<string, (one: Project, other: Project) => number> = {
	name_asc: byName,
	name_desc: (one, other) => byName(other, one),
	created_asc: byCreation,
	created_desc: (one, other) => byCreation(other, one),
	inserted_at: byCreation,
	'-inserted_at': (one, other) => byCreation(other, one),
};

const sorted = (projects: Project[], order: string) => projects.toSorted(orders[order]);

/** Allows a change of a project only from some of its statuses. */
function need({ name, status }: Project, allowed: ProjectStatus[], doing: string) {
	if (allowed.includes(status)) return;
	throw new Refusal(400, `Cannot ${doing} project “${name}” while its status is ${status}`);
}

const active: ProjectStatus[] = ['ACTIVE_HEALTHY', 'ACTIVE_UNHEALTHY'];

const serviceStatus = ({ status, isSettling = false }: Project, service: string) => {
	if (isSettling) return 'COMING_UP';
	if (status === 'ACTIVE_HEALTHY') return 'ACTIVE_HEALTHY';
	// an unhealthy project has one failing service
	if (status === 'ACTIVE_UNHEALTHY') return service === 'rest' ? 'UNHEALTHY' : 'ACTIVE_HEALTHY';
	return ['COMING_UP', 'RESTORING', 'RESTARTING'].includes(status) ? 'COMING_UP' : 'UNHEALTHY';
};

const serviceNames = [
	...['auth', 'db', 'db_postgres_user', 'pooler', 'realtime', 'rest', 'storage', 'pg_bouncer'],
];

function requestedServices({ services }: Query): string[] {
	const names = [services].flat().flatMap((name) => String(name).split(','));
	const unknown = names.filter((name) => !serviceNames.includes(name));
	if (unknown.length === 0) return names;
	throw new Refusal(400, `query.services must be one of ${serviceNames.join(', ')}`);
}

const transferTarget = ({ body }: Call) =>
	(body as { data: { attributes: { target_organization_slug: string } } }).data.attributes
		.target_organization_slug;

export const projectHandlers: Handlers = {
	'v1-list-all-projects': ({ world }) => ({ body: world.listProjects().map(withDatabase) }),

	/** Other resources accept a branch’s ref; these operations do not. */
	'v1-get-project': ({ project }) => {
		if (project.parentRef !== undefined) throw refusalOf('project.isBranch');
		return { body: withDatabase(project) };
	},

	'v1-create-a-project': ({ world, body }) => {
		const fields = body as {
			name: string;
			organization_slug: string;
			region?: string;
			region_selection?: { type: string; code: string };
			desired_instance_size?: string;
			postgres_engine?: string;
			release_channel?: string;
		};
		const organization = world.organization(fields.organization_slug);
		if (fields.desired_instance_size && organization.plan === 'free') {
			throw planRefusal(organization, 'instances.compute_update_available_sizes');
		}
		const siblings = world.listProjects(organization.slug);
		if (siblings.some(({ name }) => name === fields.name)) throw refusalOf('project.nameTaken');
		const specific = fields.region_selection?.type === 'specific';
		const project = world.addProject(organization.slug, fields.name, {
			region: (specific ? fields.region_selection?.code : fields.region) ?? 'us-east-1',
			instanceSize: fields.desired_instance_size ?? 'micro',
			...(fields.postgres_engine && { postgresEngine: fields.postgres_engine }),
			...(fields.release_channel && { releaseChannel: fields.release_channel }),
		});
		world.tell('v1.project.created', project);
		world.change(project, 'COMING_UP', 'ACTIVE_HEALTHY', () => world.settle(project));
		// recorded: the status is not yet known
		return { body: { ...summary(project), status: 'UNKNOWN' } };
	},

	'v1-update-a-project': ({ project, body }) => {
		project.name = (body as { name: string }).name;
		return { body: shortSummary(project) };
	},

	'v1-delete-a-project': ({ world, project }) => {
		if (project.status === 'COMING_UP') throw refusalOf('project.notReadyForDeletion');
		world.removeProject(project);
		world.tell('v1.project.removed', project);
		return { body: { ...shortSummary(project), slug: project.ref } };
	},

	'v1-pause-a-project': ({ world, project }) => {
		need(project, active, 'pause');
		world.change(project, 'PAUSING', 'INACTIVE', () => world.tell('v1.project.paused', project));
		return {};
	},

	'v1-restore-a-project': ({ world, project }) => {
		const { status } = project;
		if (status !== 'INACTIVE') throw refusalOf('project.notPaused', { status });
		world.change(project, 'RESTORING', 'ACTIVE_HEALTHY', () => {
			world.tell('v1.project.restored', project);
		});
		return {};
	},

	'v1-cancel-a-project-restoration': ({ world, project }) => {
		need(project, ['RESTORING'], 'cancel the restoration of');
		world.change(project, 'PAUSING', 'INACTIVE');
		return {};
	},

	'v1-restart-a-project': ({ world, project }) => {
		need(project, active, 'restart');
		world.change(project, 'RESTARTING', 'ACTIVE_HEALTHY', () => {
			world.tell('v1.project.restarted', project);
		});
		return {};
	},

	'v1-get-services-health': ({ project, query }) => ({
		body: requestedServices(query).map((name) => {
			const status = serviceStatus(project, name);
			return { name, status, healthy: status === 'ACTIVE_HEALTHY' };
		}),
	}),

	'v1-setup-a-read-replica': ({ project, organization, body }) => {
		if (organization.plan === 'free') {
			throw planRefusal(organization, 'instances.read_replicas');
		}
		need(project, active, 'add a read replica to');
		const { read_replica_region } = body as { read_replica_region: string };
		project.readReplicaRegions.push(read_replica_region);
		return {};
	},

	'v1-remove-a-read-replica': ({ project, body }) => {
		const { database_identifier } = body as { database_identifier: string };
		const replicas = databases(project).slice(1);
		const index = replicas.findIndex(({ identifier }) => identifier === database_identifier);
		if (index === -1) throw new Refusal(404, 'Read replica not found');
		project.readReplicaRegions.splice(index, 1);
		return {};
	},

	'v1-get-all-projects-for-organization': ({ world, organization, query }) => {
		const { offset = 0, limit = 100, search, statuses, sort = 'name_asc' } = query;
		const wanted = statuses === undefined ? undefined : String(statuses).split(',');
		const found = world.listProjects(organization.slug).filter((project) => {
			return matches(project, search) && (wanted?.includes(project.status) ?? true);
		});
		const start = Number(offset);
		const page = sorted(found, String(sort)).slice(start, start + Number(limit));
		return {
			body: {
				projects: page.map((project) => ({
					ref: project.ref,
					is_branch: false,
					...listing(project),
				})),
				pagination: { count: found.length, limit, offset },
			},
		};
	},

	'v2-list-organization-projects': ({ world, organization, query, path }) => {
		const found = world.listProjects(organization.slug).filter((project) => {
			return matches(project, query.search);
		});
		const order = String(query.sort ?? 'inserted_at');
		const { items, links } = cursorPage(sorted(found, order), ({ ref }) => ref, path, query);
		const data = items.map((project) => ({
			type: 'project',
			id: project.ref,
			attributes: listing(project),
		}));
		return { body: { data, links } };
	},

	'v2-preview-a-project-transfer': (call) => {
		const known = call.world.organizations.has(transferTarget(call));
		const errors = known
			? []
			: [{ key: 'organization_not_found', message: 'There is no such organization' }];
		const attributes = { valid: known, warnings: [], errors, info: [] };
		return { body: { data: { type: 'project_transfer_result', attributes } } };
	},

	'v2-transfer-a-project': (call) => {
		const target = call.world.organization(transferTarget(call));
		if (target === call.organization) {
			throw new Refusal(400, 'The project already belongs to this organization');
		}
		call.project.organizationSlug = target.slug;
		call.world.tell('v1.project.transferred', call.project);
		return {};
	},
};
