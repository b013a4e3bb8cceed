import type { Facts } from '../../request/facts';

export const facts: Facts = {
	'POST /v1/projects/{ref}/network-bans/retrieve': { list: 'banned_ipv4_addresses' },
	'POST /v1/projects/{ref}/network-bans/retrieve/enriched': { list: 'banned_ipv4_addresses' },
};
