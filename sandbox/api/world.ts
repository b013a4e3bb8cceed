import * as random from './random.ts';
import { Refusal, refusalOf } from './refusal.ts';

export type ProjectStatus =
	| 'ACTIVE_HEALTHY'
	| 'ACTIVE_UNHEALTHY'
	| 'COMING_UP'
	| 'INACTIVE'
	| 'PAUSING'
	| 'RESIZING'
	| 'RESTARTING'
	| 'RESTORING'
	| 'UPGRADING';

export type Plan = 'free' | 'pro' | 'team' | 'enterprise';

export type Member = { id: string; username: string; role: string };

export type Organization = { slug: string; name: string; plan: Plan; members: Member[] };

export type Project = {
	ref: string;
	id: number;
	name: string;
	organizationSlug: string;
	region: string;
	instanceSize: string;
	createdAt: string;
	status: ProjectStatus;
	/** The Postgres version in Supabase’s format. */
	databaseVersion: string;
	/** `15`, `17` or `17-oriole`. */
	postgresEngine: string;
	releaseChannel: string;
	/** The project that this one is a preview branch of. */
	parentRef?: string;
	/** Whether the project is up, but its services are not yet, as shortly after its creation. */
	isSettling?: boolean;
	readReplicaRegions: string[];
};

/** The content of a platform webhook. */
export type WorldEvent = {
	type: string;
	organizationSlug: string;
	projectRef: string | null;
	details?: Record<string, unknown>;
};

/** The Postgres version of a new project, by its engine. */
const databaseVersions: Record<string, string> = {
	'15': '15.8.1.121',
	'17': '17.6.1.054',
	'17-oriole': '17.5.1.016',
};

const regions = ['us-east-1', 'eu-central-1', 'eu-west-1', 'ap-southeast-1'];

/** Organizations and projects, and the duration of their changes. */
export class World {
	readonly organizations = new Map<string, Organization>();

	readonly projects = new Map<string, Project>();

	/** Documents by path, which documents.ts keeps. */
	readonly documents = new Map<string, Record<string, unknown>>();

	/** Refs of removed projects, for which the API returns another error than for unknown ones. */
	private readonly removed = new Set<string>();

	onEvent: (event: WorldEvent) => void = () => {};

	readonly seed: number;

	/** How long a project takes to come up, pause, restore or restart, in seconds. */
	transitionSeconds: number;

	/** Length of the waits between deliveries, relative to Supabase’s own. */
	readonly deliveryPace: number;

	private readonly timers = new Map<Project, NodeJS.Timeout>();

	private ending = new AbortController();

	private source: random.Random;

	private created = 0;

	constructor(seed: number, transitionSeconds: number, deliveryPace = 1) {
		this.seed = seed;
		this.transitionSeconds = transitionSeconds;
		this.deliveryPace = deliveryPace;
		this.source = random.seededRandom(seed, 'world');
		this.reset();
	}

	/** Restores the initial state. */
	reset() {
		this.stop();
		this.organizations.clear();
		this.projects.clear();
		this.documents.clear();
		this.removed.clear();
		this.source = random.seededRandom(this.seed, 'world');
		this.created = 0;
		this.addOrganization('Acme', 'pro', 25);
		this.addOrganization('Globex', 'free', 2);
		this.addOrganization('Initech', 'enterprise', 5);
		this.addProject('acme', 'Acme Production');
		this.addProject('acme', 'Acme Staging');
		this.addProject('acme', 'Acme Archive').status = 'INACTIVE';
		this.addProject('globex', 'Globex Shop');
		this.addProject('globex', 'Globex Blog').status = 'ACTIVE_UNHEALTHY';
		this.addProject('initech', 'Initech Reports');
	}

	/** Aborted when everything in progress must end. */
	get ended(): AbortSignal {
		return this.ending.signal;
	}

	/** Stops all transitions in their current state, and all repeated deliveries. */
	stop() {
		this.ending.abort();
		this.ending = new AbortController();
		for (const timer of this.timers.values()) clearTimeout(timer);
		this.timers.clear();
	}

	uuid() {
		return random.uuid(this.source);
	}

	/** Each call is one minute later than the previous one, starting in January 2026. */
	now() {
		this.created += 1;
		return new Date(Date.UTC(2026, 0, 1) + this.created * 60_000).toISOString();
	}

	addOrganization(name: string, plan: Plan, members = 1): Organization {
		const taken = this.organizations.has(name.toLowerCase());
		const simple = /^[a-z]+$/i.test(name) && !taken;
		const slug = simple ? name.toLowerCase() : random.projectRef(this.source);
		const organization: Organization = { slug, name, plan, members: [] };
		for (let index = 0; index < members; index++) {
			const role = index === 0 ? 'Owner' : random.pick(this.source, ['Administrator', 'Developer']);
			organization.members.push({ id: this.uuid(), username: `${slug}-${index + 1}`, role });
		}
		this.organizations.set(slug, organization);
		return organization;
	}

	addProject(organizationSlug: string, name: string, fields: Partial<Project> = {}): Project {
		const project: Project = {
			ref: random.projectRef(this.source),
			id: 1000 + this.projects.size,
			name,
			organizationSlug,
			region: random.pick(this.source, regions),
			instanceSize: 'micro',
			createdAt: this.now(),
			status: 'ACTIVE_HEALTHY',
			databaseVersion: databaseVersions[fields.postgresEngine ?? '17'] ?? databaseVersions['17']!,
			postgresEngine: '17',
			releaseChannel: 'ga',
			readReplicaRegions: [],
			...fields,
		};
		this.projects.set(project.ref, project);
		return project;
	}

	/** For tests of long lists. */
	addProjects(organizationSlug: string, count: number): Project[] {
		return Array.from({ length: count }, (_, index) => {
			return this.addProject(organizationSlug, `Project ${String(index + 1).padStart(4, '0')}`);
		});
	}

	removeProject(project: Project) {
		clearTimeout(this.timers.get(project));
		this.timers.delete(project);
		this.projects.delete(project.ref);
		this.removed.add(project.ref);
		for (const branch of this.projects.values()) {
			if (branch.parentRef === project.ref) this.removeProject(branch);
		}
	}

	/** Every project except branches. */
	listProjects(organizationSlug?: string): Project[] {
		return [...this.projects.values()].filter((project) => {
			if (project.parentRef !== undefined) return false;
			return organizationSlug === undefined || project.organizationSlug === organizationSlug;
		});
	}

	project(ref: string): Project {
		const project = this.projects.get(ref);
		if (project) return project;
		if (this.removed.has(ref)) throw refusalOf('project.removed');
		throw refusalOf('project.unknown', {}, {}, 'not_found.project');
	}

	organization(slug: string): Organization {
		const organization = this.organizations.get(slug);
		if (organization) return organization;
		throw new Refusal(404, 'Organization not found', [], 'not_found.organization');
	}

	/** Changes the status of a project to a temporary one, and then to a permanent one. */
	change(project: Project, passing: ProjectStatus, lasting: ProjectStatus, done?: () => void) {
		clearTimeout(this.timers.get(project));
		project.isSettling = false;
		this.setStatus(project, passing);
		const timer = setTimeout(() => {
			this.timers.delete(project);
			this.setStatus(project, lasting);
			done?.();
		}, this.transitionSeconds * 1000);
		timer.unref();
		this.timers.set(project, timer);
	}

	/** Lets the services of a new project come up shortly after the project itself. */
	settle(project: Project) {
		clearTimeout(this.timers.get(project));
		project.isSettling = true;
		const timer = setTimeout(() => {
			this.timers.delete(project);
			project.isSettling = false;
		}, this.transitionSeconds * 250);
		timer.unref();
		this.timers.set(project, timer);
	}

	tell(type: string, project: Project, details: Record<string, unknown> = {}) {
		const { organizationSlug, ref } = project;
		this.onEvent({ type, organizationSlug, projectRef: ref, details });
	}

	private setStatus(project: Project, status: ProjectStatus) {
		const previous = project.status;
		project.status = status;
		this.tell('v1.project.status.changed', project, { status, previous_status: previous });
	}
}
