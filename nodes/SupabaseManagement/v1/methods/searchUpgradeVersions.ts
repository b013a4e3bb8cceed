import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { lookUp } from './lookUp';
import { matching } from './matching';

/** The versions of Postgres that the chosen project can be upgraded to, with their channels. */
export async function searchUpgradeVersions(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const { body } = await lookUp(this, 'GET /v1/projects/{ref}/upgrade/eligibility');
	const channels = new Map<string, string[]>();
	for (const target of (body as IDataObject).target_upgrade_versions as IDataObject[]) {
		const version = String(target.postgres_version);
		const channel = `${target.app_version}, ${target.release_channel}`;
		channels.set(version, [...(channels.get(version) ?? []), channel]);
	}
	const versions = [...channels].map(([version, each]) => ({
		name: `Postgres ${version} (${each.join('; ')})`,
		value: version,
	}));
	return { results: matching(versions, filter) };
}
