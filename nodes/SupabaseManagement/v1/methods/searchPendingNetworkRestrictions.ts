import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { lookUp } from './lookUp';
import { matching } from './matching';

type Restrictions = {
	pending_config?: { dbAllowedCidrs?: string[]; dbAllowedCidrsV6?: string[] };
	pending_requested_at?: string;
};

/** The change of the allowed IP ranges that waits for review: one at most. */
export async function searchPendingNetworkRestrictions(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const { body } = await lookUp(this, 'GET /v1/projects/{ref}/network-restrictions');
	const { pending_config: config, pending_requested_at: requestedAt } =
		body as unknown as Restrictions;
	if (requestedAt === undefined) return { results: [] };
	const ranges = [...(config?.dbAllowedCidrs ?? []), ...(config?.dbAllowedCidrsV6 ?? [])];
	const shown = ranges.length > 3 ? [...ranges.slice(0, 3), `${ranges.length - 3} more`] : ranges;
	const change = { name: `${shown.join(', ')} (requested ${requestedAt})`, value: requestedAt };
	return { results: matching([change], filter) };
}
