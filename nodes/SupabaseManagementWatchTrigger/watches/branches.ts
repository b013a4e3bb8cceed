import type { IDataObject, NodeApiError, NodeOperationError } from 'n8n-workflow';

import { hasSaid } from '../../SupabaseManagement/v1/request/failure/hasSaid';
import {
	list,
	record,
	text,
	time,
	yesOrNo,
} from '../../SupabaseManagement/v1/request/answer/shape';
import type { Change, Settings, Watch } from './watch';

const day = 24 * 3_600_000;

const branchesShape = list(
	record({ id: text, name: text, project_ref: text, is_default: yesOrNo, created_at: time }),
);

type Branch = { id: string; name: string; createdAt: string; details: IDataObject };

type Memory = Record<string, { name: string; isOld: boolean }>;

/** Branches that are created or deleted, and old branches, because every branch costs money. */
export const branches: Watch<Branch[], Memory> = {
	async read(read) {
		try {
			const all = await read('GET /v1/projects/{ref}/branches', branchesShape);
			// The default branch is the project itself.
			return all.filter(({ is_default }) => !is_default).map(toBranch);
		} catch (error) {
			// The API’s response for a project that has never had a branch.
			if (hasSaid(error, [422], /branching is not enabled/i)) return [];
			throw error as NodeApiError | NodeOperationError;
		}
	},

	compare(memory, all, settings) {
		const changes: Change[] = [];
		const known = new Map(Object.entries(memory ?? {}));
		const next = new Map<string, Memory[string]>();
		for (const branch of all) {
			const { id, name } = branch;
			const isOld = ageInDays(branch, settings) >= settings.days;
			const before = known.get(id);
			if (memory !== undefined && before === undefined) {
				changes.push(toChange('added', branch, settings));
			}
			if (memory !== undefined && isOld && before?.isOld !== true) {
				changes.push(toChange('old', branch, settings));
			}
			next.set(id, { name, isOld });
		}
		for (const [id, { name }] of known) {
			if (!next.has(id)) changes.push({ event: 'removed', details: { id, name } });
		}
		return { changes, memory: Object.fromEntries(next) };
	},

	sample: (all, settings) =>
		all.map((branch) => {
			const isOld = ageInDays(branch, settings) >= settings.days;
			return toChange(isOld ? 'old' : 'added', branch, settings);
		}),
};

/** Without the branch’s notify URL, which may contain a secret. */
function toBranch(branch: ReturnType<typeof branchesShape>[number]): Branch {
	const { id, name, project_ref, git_branch = null, persistent = null, created_at } = branch;
	const status = branch.preview_project_status ?? null;
	const details = { id, name, branch_ref: project_ref, git_branch, persistent, status, created_at };
	return { id, name, createdAt: created_at, details };
}

function ageInDays({ createdAt }: Branch, { now }: Settings): number {
	return (now - Date.parse(createdAt)) / day;
}

function toChange(event: string, branch: Branch, settings: Settings): Change {
	const age_days = Math.max(0, Math.floor(ageInDays(branch, settings)));
	return { event, details: { ...branch.details, age_days } };
}
