import { listOf } from '../../fields/list';
import { identifier, list, record, text } from '../../request/answer/shape';

const eligibility = record({
	target_upgrade_versions: list(
		record({ postgres_version: identifier, app_version: text, release_channel: text }),
	),
});

/** The versions of Postgres that the chosen project can be upgraded to, with their channels. */
export const searchUpgradeVersions = listOf(async (reader) => {
	const key = 'GET /v1/projects/{ref}/upgrade/eligibility';
	const { target_upgrade_versions: targets } = await reader.read(key, eligibility);
	const channels = new Map<string, string[]>();
	for (const target of targets) {
		const version = String(target.postgres_version);
		const channel = `${target.app_version}, ${target.release_channel}`;
		channels.set(version, [...(channels.get(version) ?? []), channel]);
	}
	return [...channels].map(([version, each]) => ({
		name: `Postgres ${version} (${each.join('; ')})`,
		value: version,
	}));
});
