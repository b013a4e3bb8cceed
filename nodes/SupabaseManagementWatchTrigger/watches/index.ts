import type { IPollFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { actionRuns } from './actionRuns';
import { advisor } from './advisor';
import { backups } from './backups';
import { branches } from './branches';
import { configuration } from './configuration';
import { diskUse } from './diskUse';
import { edgeFunctions } from './edgeFunctions';
import { logRows } from './logRows';
import { members } from './members';
import { postgresVersions } from './postgresVersions';
import { projectStatus } from './projectStatus';
import { secretsAndKeys } from './secretsAndKeys';
import type { Watch } from './watch';

/**
 * By the value of the Watch parameter. No other code depends on the data and the memory of a watch.
 */
export const watches: Record<string, Watch<unknown, unknown>> = {
	actionRuns,
	advisor,
	backups,
	branches,
	configuration,
	diskUse,
	edgeFunctions,
	logRows,
	members,
	postgresVersions,
	projectStatus,
	secretsAndKeys,
} as Record<string, Watch<unknown, unknown>>;

/** @throws NodeOperationError if the node’s parameter names no watch */
export function watchOf(context: IPollFunctions): Watch<unknown, unknown> {
	const name = String(context.getNodeParameter('watch'));
	if (Object.hasOwn(watches, name)) return watches[name]!;
	throw new NodeOperationError(context.getNode(), 'Watch is not valid', {
		description: 'Choose what to watch from the list. Nothing was sent to Supabase.',
	});
}
