import { list, optional, record, text } from '../../SupabaseManagement/v1/request/answer/shape';
import { compareThings, type Known, type Thing } from './things';
import type { Watch } from './watch';

const eligibilityShape = record({
	current_app_version: optional(text),
	target_upgrade_versions: list(record({ app_version: text, release_channel: optional(text) })),
});

/** Versions of Postgres that a project can be upgraded to. */
export const postgresVersions: Watch<Thing[], Known> = {
	async read(read) {
		const answer = await read('GET /v1/projects/{ref}/upgrade/eligibility', eligibilityShape);
		return answer.target_upgrade_versions.map((target) => {
			const id = `${target.app_version} ${target.release_channel}`;
			const details = { ...target, current_app_version: answer.current_app_version ?? null };
			return { id, name: '', details };
		});
	},

	compare(memory, versions) {
		const { added, known } = compareThings(memory, versions);
		return {
			changes: added.map(({ details }) => ({ event: 'newVersion', details })),
			memory: known,
		};
	},

	sample: (versions) => versions.map(({ details }) => ({ event: 'newVersion', details })),
};
