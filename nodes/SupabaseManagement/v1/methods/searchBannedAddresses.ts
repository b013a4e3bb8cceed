import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { lookUp } from './lookUp';
import { matching } from './matching';
import { onePage } from './onePage';

/** The addresses that are banned from the chosen project’s databases. */
export async function searchBannedAddresses(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const { body } = await lookUp(this, 'POST /v1/projects/{ref}/network-bans/retrieve', {});
	const { banned_ipv4_addresses: banned } = body as unknown as { banned_ipv4_addresses: string[] };
	const addresses = banned.map((address) => ({ name: address, value: address }));
	return onePage(matching(addresses, filter), paginationToken);
}
