import { actionRuns } from './actionRuns';
import { advisor } from './advisor';
import { backups } from './backups';
import { diskUse } from './diskUse';
import { logRows } from './logRows';
import { members } from './members';
import { postgresVersions } from './postgresVersions';
import { projectStatus } from './projectStatus';
import { secretsAndKeys } from './secretsAndKeys';
import type { Watch } from './watch';

/** By the value of the Watch parameter. Each knows what it reads and remembers, and nobody else does. */
export const watches: Record<string, Watch<unknown, unknown>> = {
	actionRuns,
	advisor,
	backups,
	diskUse,
	logRows,
	members,
	postgresVersions,
	projectStatus,
	secretsAndKeys,
} as Record<string, Watch<unknown, unknown>>;
