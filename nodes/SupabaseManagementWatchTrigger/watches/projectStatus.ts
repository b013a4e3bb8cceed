import type { Change, Project, Scope, Watch } from './watch';

type Lasting = 'healthy' | 'paused' | 'unhealthy';

type Memory = Record<
	string,
	{
		name: string;
		status: string;
		/** Time of the first poll with this status, in milliseconds since 1970. */
		since: number;
		/** The last permanent state. */
		was?: Lasting;
		/** Whether it was reported as stuck. */
		isStuck?: boolean;
	}
>;

/**
 * Permanent statuses. Any other status, including ones that Supabase adds later, is a transition.
 */
const lasting: Record<string, Lasting> = {
	ACTIVE_HEALTHY: 'healthy',
	ACTIVE_UNHEALTHY: 'unhealthy',
	INACTIVE: 'paused',
	INIT_FAILED: 'unhealthy',
	PAUSE_FAILED: 'unhealthy',
	RESTORE_FAILED: 'unhealthy',
};

const events = { healthy: 'restored', paused: 'paused', unhealthy: 'unhealthy' };

/** Projects that were paused, became unhealthy or healthy again, or are stuck, new or removed. */
export const projectStatus: Watch<Scope, Memory> = {
	// The scope has already read the projects.
	read: async () => ({ projects: [], unread: new Set() }),

	compare(memory, { projects, unread }, { now, minutes, findsNew }) {
		const changes: Change[] = [];
		const known = new Map(Object.entries(memory ?? {}));
		const next = new Map<string, Memory[string]>();
		for (const project of projects.filter(({ status }) => status !== 'REMOVED')) {
			const { ref, name, status } = project;
			const before = known.get(ref);
			const is = lasting[status];
			const since = before?.status === status ? before.since : now;
			const isStuck = is === undefined && now - since >= minutes * 60_000;
			const report = (event: string) =>
				changes.push({
					event,
					project,
					details: { ...detailsOf(project), previous_status: before?.status ?? null },
				});

			if (memory !== undefined && before === undefined && findsNew) report('added');
			// The start of a new project is not reported in addition.
			const isFirstTime = is === 'healthy' && before?.was === undefined;
			if (before !== undefined && is !== undefined && is !== before.was && !isFirstTime) {
				report(events[is]);
			}
			if (isStuck && !(before?.status === status && before.isStuck)) report('stuck');

			// A project that is being restored was paused.
			const was = is ?? before?.was ?? (status === 'RESTORING' ? 'paused' : undefined);
			next.set(ref, {
				name,
				status,
				since,
				...(was === undefined ? {} : { was }),
				...(isStuck ? { isStuck } : {}),
			});
		}

		for (const [ref, before] of known) {
			if (next.has(ref)) continue;
			if (unread.has(ref)) next.set(ref, before);
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
		return { changes, memory: Object.fromEntries(next) };
	},

	sample: ({ projects }) =>
		projects.map((project) => {
			const is = lasting[project.status];
			// For a sample of an active or changing project, no other event would be true.
			const event = is === 'paused' || is === 'unhealthy' ? is : 'added';
			return { event, project, details: { ...detailsOf(project), previous_status: null } };
		}),
};

const detailsOf = ({ region = null, status }: Project) => ({ region, status });
