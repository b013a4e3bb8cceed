import { byName, listOf, named } from '../../fields/list';
import { readChosenProject } from '../../fields/projects.list';
import { stateOf } from '../../fields/state';
import { readReplicas, searched } from './replicas';

/** The read replicas of the chosen project. */
export const searchReadReplicas = listOf(async (reader) => {
	const replicas = await readReplicas(reader, await readChosenProject(reader, searched));
	return byName(
		(replicas ?? []).map(({ identifier: id, region, status }) => ({
			name: named(id, region, stateOf(status)),
			value: String(id),
		})),
	);
});
