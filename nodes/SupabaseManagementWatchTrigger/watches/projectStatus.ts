import type { Change, Project, Scope, Watch } from './watch';

type Lasting = 'healthy' | 'paused' | 'unhealthy';

type Memory = Record<
	string,
	{
		name: string;
		status: string;
		/** When it was first seen with this status, in milliseconds since 1970. */
		since: number;
		/** The lasting state that it was last in. */
		was?: Lasting;
		/** Whether it was told that it is stuck. */
		isStuck?: boolean;
	}
>;

/** The statuses that last. Any other, also those that Supabase adds later, is a transition. */
const lasting: Record<string, Lasting> = {
	ACTIVE_HEALTHY: 'healthy',
	ACTIVE_UNHEALTHY: 'unhealthy',
	INACTIVE: 'paused',
	INIT_FAILED: 'unhealthy',
	PAUSE_FAILED: 'unhealthy',
	RESTORE_FAILED: 'unhealthy',
};

const events = { healthy: 'restored', paused: 'paused', unhealthy: 'unhealthy' };

/** Projects that were paused, became unhealthy or healthy again, are stuck, new or removed. */
export const projectStatus: Watch<Scope, Memory> = {
	// The scope is read for every watch.
	read: async () => ({ projects: [], unread: new Set() }),

	compare(memory, { projects, unread }, { now, minutes, findsNew }) {
		const changes: Change[] = [];
		const next: Memory = {};
		for (const project of projects.filter(({ status }) => status !== 'REMOVED')) {
			const { ref, name, status } = project;
			const before = memory?.[ref];
			const is = lasting[status];
			const since = before?.status === status ? before.since : now;
			const isStuck = is === undefined && now - since >= minutes * 60_000;
			const tell = (event: string) =>
				changes.push({
					event,
					project,
					details: { ...detailsOf(project), previous_status: before?.status ?? null },
				});

			if (memory !== undefined && before === undefined && findsNew) tell('added');
			// That a new project comes up is no news of its own.
			const isFirstTime = is === 'healthy' && before?.was === undefined;
			if (before !== undefined && is !== undefined && is !== before.was && !isFirstTime) {
				tell(events[is]);
			}
			if (isStuck && !(before?.status === status && before.isStuck)) tell('stuck');

			next[ref] = { name, status, since };
			// What is being restored was paused.
			const was = is ?? before?.was ?? (status === 'RESTORING' ? 'paused' : undefined);
			if (was !== undefined) next[ref].was = was;
			if (isStuck) next[ref].isStuck = true;
		}

		for (const [ref, before] of Object.entries(memory ?? {})) {
			if (next[ref] !== undefined) continue;
			if (unread.has(ref)) next[ref] = before;
			else {
				const details = {
					project_ref: ref,
					project_name: before.name,
					status: 'REMOVED',
					previous_status: before.status,
				};
				changes.push({ event: 'removed', details });
			}
		}
		return { changes, memory: next };
	},

	sample: ({ projects }) =>
		projects.map((project) => {
			const is = lasting[project.status];
			const event = is === undefined ? 'stuck' : events[is];
			return { event, project, details: { ...detailsOf(project), previous_status: null } };
		}),
};

const detailsOf = ({ region, status }: Project) => ({ region, status });
