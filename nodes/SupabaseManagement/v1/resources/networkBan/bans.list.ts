import { byName, listFrom, listOf } from '../../fields/list';
import { list, record, text } from '../../request/answer/shape';

const sameAs = (value: string) => ({ name: value, value });

/** The addresses that are banned from the chosen project’s databases. */
export const searchBannedAddresses = listFrom({
	key: 'POST /v1/projects/{ref}/network-bans/retrieve',
	in: 'banned_ipv4_addresses',
	item: text,
	choice: sameAs,
});

const bans = record({ banned_ipv4_addresses: list(record({ identifier: text })) });

/** The databases of the chosen project that have banned an address. */
export const searchDatabasesWithBans = listOf(async (reader) => {
	const key = 'POST /v1/projects/{ref}/network-bans/retrieve/enriched';
	const { banned_ipv4_addresses: found } = await reader.read(key, bans);
	return byName([...new Set(found.map(({ identifier }) => identifier))].map(sameAs));
});
