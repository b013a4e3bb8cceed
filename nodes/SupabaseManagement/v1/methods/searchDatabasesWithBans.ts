import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { lookUp } from './lookUp';
import { matching } from './matching';

/** The databases of the chosen project that have banned somebody. */
export async function searchDatabasesWithBans(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const key = 'POST /v1/projects/{ref}/network-bans/retrieve/enriched';
	const { body } = await lookUp(this, key);
	const { banned_ipv4_addresses: bans } = body as unknown as {
		banned_ipv4_addresses: IDataObject[];
	};
	const databases = [...new Set(bans.map(({ identifier }) => String(identifier)))];
	return {
		results: matching(
			databases.map((identifier) => ({ name: identifier, value: identifier })),
			filter,
		),
	};
}
