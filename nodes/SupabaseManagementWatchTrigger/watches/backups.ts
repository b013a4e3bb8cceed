import type { IDataObject } from 'n8n-workflow';

import {
	identifier,
	list,
	optional,
	record,
	text,
	time,
	unixTime,
} from '../../SupabaseManagement/v1/request/answer/shape';
import { endedSince, outcomesOf, type Outcomes, type Run } from './outcomes';
import type { Change, Watch } from './watch';

type Reading = {
	backups: Run[];
	/** Time of the last completed backup, in milliseconds since 1970. */
	lastCompletedAt: number | undefined;
};

type Memory = {
	outcomes: Outcomes;
	/** Time since which no backup is known, in milliseconds since 1970. */
	noneSince: number;
	isOverdue: boolean;
};

const backupsShape = record({
	backups: list(record({ id: identifier, status: text, inserted_at: time })),
	physical_backup_data: optional(
		record({ latest_physical_backup_date_unix: optional(unixTime(1000)) }),
	),
});

const outcomeOf: Record<string, string> = { COMPLETED: 'completed', FAILED: 'failed' };

/** Completed and failed backups, and projects without a backup for too long. */
export const backups: Watch<Reading, Memory> = {
	async read(read) {
		const answer = await read('GET /v1/projects/{ref}/database/backups', backupsShape);
		const runs = answer.backups.map((backup) => ({
			id: String(backup.id),
			outcome: outcomeOf[backup.status],
			startedAt: backup.inserted_at,
			details: backup,
		}));
		// With point-in-time recovery, the database is backed up continuously, and there is no list.
		const physical = answer.physical_backup_data?.latest_physical_backup_date_unix;
		const completed = runs
			.filter(({ outcome }) => outcome === 'completed')
			.map(({ startedAt }) => Date.parse(startedAt))
			.concat(typeof physical === 'number' ? [physical * 1000] : []);
		return {
			backups: runs,
			lastCompletedAt: completed.length > 0 ? Math.max(...completed) : undefined,
		};
	},

	compare(memory, { backups: runs, lastCompletedAt }, { now, hours }) {
		const noneSince = lastCompletedAt ?? memory?.noneSince ?? now;
		const isOverdue = now - noneSince > hours * 3_600_000;
		const changes: Change[] = endedSince(memory?.outcomes, runs).map(toChange);
		if (memory !== undefined && isOverdue && !memory.isOverdue) {
			changes.push({ event: 'overdue', details: overdue(lastCompletedAt) });
		}
		return { changes, memory: { outcomes: outcomesOf(runs), noneSince, isOverdue } };
	},

	sample: ({ backups: runs, lastCompletedAt }) => {
		const changes = runs.filter(({ outcome }) => outcome !== undefined).map(toChange);
		return changes.length > 0 ? changes : [{ event: 'overdue', details: overdue(lastCompletedAt) }];
	},
};

const toChange = ({ outcome, details }: Run): Change => ({ event: outcome!, details });

const overdue = (lastCompletedAt: number | undefined): IDataObject => ({
	last_completed_at: lastCompletedAt === undefined ? null : new Date(lastCompletedAt).toISOString(),
});
