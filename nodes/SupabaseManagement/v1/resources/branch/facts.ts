import { record, text } from '../../request/answer/shape';
import { readBranches } from '../../request/client/branches';
import type { Client } from '../../request/client/client';
import { isGone } from '../../request/failure/nodeError';
import type { Facts } from '../../request/facts';
import { failedProject } from '../../request/wait/projectWaits';
import type { Wait } from '../../request/wait/wait';
import { readRun, readRuns } from '../actionRun/facts';
import { readKeys, readPooler } from './requests';

const untilBranch: Wait = {
	what: 'The branch',
	created: ['project_ref', 'id', 'name'],
	done: ['FUNCTIONS_DEPLOYED', 'EXITED'],
	failed: ['MIGRATIONS_FAILED', 'FUNCTIONS_FAILED', ...failedProject],
	poll: async (client, { pathValues, item }) => {
		const branches = await readBranches(client, pathValues.ref!, record({ status: text }));
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

/** Whether all action runs of a branch have ended, for branches without functions to deploy. */
async function hasEndedRuns(client: Client, ref: unknown): Promise<boolean> {
	try {
		const runs = await readRuns(client, String(ref));
		const states = runs.flatMap(({ run_steps }) => run_steps.map(({ status }) => status));
		return states.length > 0 && states.every((each) => each === 'EXITED');
	} catch {
		// If the credential may not read the action runs, only the branch’s status counts.
		return false;
	}
}

/** The action run of a push, merge or reset. Its steps end one after the other. */
const untilActionRun: Wait = {
	what: 'The action run',
	created: ['workflow_run_id'],
	done: ['EXITED'],
	failed: ['DEAD'],
	poll: async (client, { pathValues, item, parentProjectRef }) => {
		const { ref } = await client.read(
			'GET /v1/branches/{branch_id_or_ref}',
			record({ ref: text }),
			{ values: pathValues },
		);
		const runId = String(item.workflow_run_id);
		const thing = await readRun(client, ref, runId).catch(async (error: unknown) => {
			// A merge runs on the project that the branch was created from.
			if (!isGone(error) || parentProjectRef === '') throw error as Error;
			return await readRun(client, parentProjectRef, runId);
		});
		const { run_steps: steps } = thing;
		const dead = steps.find(({ status }) => status === 'DEAD');
		if (dead !== undefined)
			return { state: 'DEAD', thing, reason: `The step ${dead.name} failed.` };
		const open = steps.find(({ status }) => status !== 'EXITED');
		return { state: open?.status ?? (steps.length > 0 ? 'EXITED' : 'CREATED'), thing };
	},
};

export const facts: Facts = {
	'GET /v1/branches/{branch_id_or_ref}/diff': { text: 'diff' },

	'branch:create': { wait: untilBranch },
	'branch:createWithSecrets': { wait: untilBranch },
	'branch:getConnection': { alsoReads: [readKeys, readPooler] },
	'branch:merge': { wait: untilActionRun },
	'branch:push': { wait: untilActionRun },
	'branch:reset': { wait: untilActionRun },
};
