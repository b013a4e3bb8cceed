import type { Call, Handlers } from '../handler.ts';
import { omit } from '../omit.ts';
import { refusalOf } from '../refusal.ts';
import type { Project, World } from '../world.ts';
import { applyMissing, copyDatabase, emptyDatabase, hasOwnDatabase } from './database.ts';
import { changeDocument } from './documents.ts';
import { type Run, startRun } from './lists.ts';
import { found, owned, remove } from './owned.ts';
import { setSecrets } from './secrets.ts';

type Branch = {
	id: string;
	name: string;
	project_ref: string;
	parent_project_ref: string;
	is_default: boolean;
	git_branch?: string;
	persistent: boolean;
	status: string;
	created_at: string;
	updated_at: string;
	with_data: boolean;
	notify_url?: string;
	deletion_scheduled_at?: string;
};

type NewBranch = {
	git_branch?: string;
	persistent?: boolean;
	with_data?: boolean;
	notify_url?: string;
	region?: string;
	is_default?: boolean;
	desired_instance_size?: string;
	postgres_engine?: string;
	release_channel?: string;
	secrets?: Record<string, string>;
	desired_disk_size_gb?: number;
};

type BranchUpdate = { branch_name?: string; request_review?: boolean; reset_on_push?: boolean };

type Branches = {
	list: Branch[];
	/** Whether branching was disabled after the last branch was created. */
	isDisabled: boolean;
};

const stateOf = owned<Project, Branches>(() => ({ list: [], isDisabled: false }));

const branchesOf = (project: Project) => stateOf(project).list;

/** The project of a new branch. */
function addPreview(call: Call, name: string, fields: NewBranch): Project {
	const { world, project } = call;
	const { region, desired_instance_size, postgres_engine, release_channel } = fields;
	const preview = world.addProject(project.organizationSlug, name, {
		parentRef: project.ref,
		region: region ?? project.region,
		postgresEngine: postgres_engine ?? project.postgresEngine,
		releaseChannel: release_channel ?? project.releaseChannel,
		...(desired_instance_size && { instanceSize: desired_instance_size }),
	});
	setSecrets(world, preview, fields.secrets ?? {});
	const { desired_disk_size_gb: size_gb } = fields;
	if (size_gb)
		changeDocument({ ...call, project: preview }, 'config/disk', { attributes: { size_gb } });
	return preview;
}

/** The default branch is the project itself; every other one has a project of its own. */
function create(call: Call, name: string, fields: NewBranch): Branch {
	const { world, project, organization } = call;
	if (organization.plan === 'free') throw refusalOf('branch.notAvailable');
	if (branchesOf(project).some((branch) => branch.name === name)) {
		throw refusalOf('branch.nameTaken');
	}
	const { git_branch, notify_url, is_default = false } = fields;
	const preview = is_default ? project : addPreview(call, name, fields);
	const at = world.now();
	const branch: Branch = {
		id: world.uuid(),
		name,
		project_ref: preview.ref,
		parent_project_ref: project.ref,
		is_default,
		git_branch,
		persistent: fields.persistent ?? is_default,
		with_data: fields.with_data ?? false,
		notify_url,
		status: is_default ? 'FUNCTIONS_DEPLOYED' : 'CREATING_PROJECT',
		created_at: at,
		updated_at: at,
	};
	branchesOf(project).push(branch);
	stateOf(project).isDisabled = false;
	world.tell('v1.project.branch.created', project);
	if (is_default) return branch;
	const run = startRun(world, project, branch.id);
	world.change(preview, 'COMING_UP', 'ACTIVE_HEALTHY', () => {
		void deploy(world, { branch, run, from: project, to: preview, withData: branch.with_data });
	});
	return branch;
}

type Deployment = { branch: Branch; run: Run; from: Project; to: Project; withData?: boolean };

/**
 * Applies the migrations of one project to another, its branch or its parent, or copies all of its
 * database. A failed migration does not change the project’s status.
 */
async function deploy(world: World, deployment: Deployment): Promise<void> {
	const { branch, run, from, to, withData } = deployment;
	branch.status = 'FUNCTIONS_DEPLOYED';
	if (!hasOwnDatabase(from)) return;
	branch.status = 'RUNNING_MIGRATIONS';
	run.statuses = { migrate: 'RUNNING', deploy: 'CREATED' };
	try {
		if (withData) await copyDatabase(from, to);
		else await applyMissing(world, from, to);
		branch.status = 'FUNCTIONS_DEPLOYED';
		run.statuses = {};
	} catch {
		branch.status = 'MIGRATIONS_FAILED';
		run.statuses = { migrate: 'DEAD', deploy: 'CREATED' };
	}
}

const shown = (world: World, branch: Branch) => ({
	...branch,
	preview_project_status: world.project(branch.project_ref).status,
});

/** On paths without `{ref}`, a branch is named by its ID or by its project’s ref. */
function branchOf({ world, params }: Call): { branch: Branch; parent: Project } {
	const wanted = params.branch_id_or_ref ?? '';
	for (const parent of world.listProjects()) {
		const branch = branchesOf(parent).find((candidate) => {
			return candidate.id === wanted || candidate.project_ref === wanted;
		});
		if (branch) return { branch, parent };
	}
	return found<never>(undefined, 'Branch');
}

/**
 * Answers push, merge and reset. The run that starts is in the parent’s list of action runs.
 *
 * @param start Receives the branch’s own project and its parent.
 */
const answerWithRun =
	(start: (preview: Project, parent: Project) => Pick<Deployment, 'from' | 'to'>) =>
	(call: Call) => {
		const { world } = call;
		const { branch, parent } = branchOf(call);
		const run = startRun(world, parent, branch.id);
		void deploy(world, { branch, run, ...start(world.project(branch.project_ref), parent) });
		return { body: { workflow_run_id: run.id, message: 'ok' } };
	};

const downwards = (preview: Project, parent: Project) => ({ from: parent, to: preview });

export const branchHandlers: Handlers = {
	'v1-list-all-branches': ({ world, project }) => {
		if (stateOf(project).isDisabled) throw refusalOf('branch.notEnabled');
		return { body: branchesOf(project).map((branch) => shown(world, branch)) };
	},

	'v1-create-a-branch': (call) => {
		const fields = call.body as NewBranch & { branch_name: string };
		return { body: shown(call.world, create(call, fields.branch_name, fields)) };
	},

	'v2-create-a-branch': (call) => {
		const { data } = call.body as { data: { attributes: NewBranch & { name: string } } };
		const branch = create(call, data.attributes.name, data.attributes);
		const attributes = omit(branch, 'id', 'status');
		return { body: { data: { type: 'branch', id: branch.id, attributes } } };
	},

	'v1-get-a-branch': ({ world, project, params }) => {
		const branch = branchesOf(project).find(({ name }) => name === params.name);
		return { body: shown(world, found(branch, 'Branch')) };
	},

	'v1-get-a-branch-config': (call) => {
		const { branch } = branchOf(call);
		const { ref, status, databaseVersion, postgresEngine, releaseChannel } = call.world.project(
			branch.project_ref,
		);
		return {
			body: {
				...(call.generated() as object),
				ref,
				status,
				postgres_version: databaseVersion,
				postgres_engine: postgresEngine,
				release_channel: releaseChannel,
				db_host: `db.${ref}.supabase.co`,
				db_port: 5432,
			},
		};
	},

	'v1-update-a-branch-config': (call) => {
		const { branch, parent } = branchOf(call);
		const body = call.body as BranchUpdate;
		const fields = omit(body, 'branch_name', 'request_review', 'reset_on_push');
		const at = call.world.now();
		Object.assign(branch, fields, { updated_at: at, name: body.branch_name ?? branch.name });
		if (body.request_review) Object.assign(branch, { review_requested_at: at });
		call.world.tell('v1.project.branch.updated', parent);
		return { body: shown(call.world, branch) };
	},

	/** Unless forced, a branch is deleted after an hour, and can be restored until then. */
	'v1-delete-a-branch': (call) => {
		const { branch, parent } = branchOf(call);
		if (branch.is_default) throw refusalOf('branch.isDefault');
		if (String(call.query.force) === 'false') {
			branch.deletion_scheduled_at = call.world.now();
		} else {
			call.world.removeProject(call.world.project(branch.project_ref));
			remove(branchesOf(parent), branch);
			call.world.tell('v1.project.branch.removed', parent);
		}
		return { body: { message: 'ok' } };
	},

	'v1-restore-a-branch': (call) => {
		delete branchOf(call).branch.deletion_scheduled_at;
		return { body: { message: 'Branch restoration initiated' } };
	},

	'v1-disable-preview-branching': ({ world, project }) => {
		const previews = branchesOf(project).filter(({ is_default }) => !is_default);
		for (const { project_ref } of previews) world.removeProject(world.project(project_ref));
		Object.assign(stateOf(project), { list: [], isDisabled: true });
		return {};
	},

	'v1-push-a-branch': answerWithRun(downwards),

	'v1-merge-a-branch': answerWithRun((preview, parent) => ({ from: preview, to: parent })),

	'v1-reset-a-branch': async (call) => {
		const { branch } = branchOf(call);
		await emptyDatabase(call.world.project(branch.project_ref));
		return answerWithRun(downwards)(call);
	},

	'v1-diff-a-branch': (call) => {
		branchOf(call);
		const data = 'create table public.notes (id bigint primary key);\n';
		return { raw: { type: 'text/plain', data } };
	},
};
