import { ipRange } from '../../fields/ipAddresses';

type Networks = {
	allowed_cidrs?: Array<{ cidr: string }>;
	allowed_cidrs_v6?: Array<{ cidr: string }>;
};

/**
 * Sorts networks in CIDR notation by their version.
 *
 * @returns the networks in the API’s format, or the first invalid entry
 */
export function readNetworks(entries: string[]): { networks: Networks } | { wrong: string } {
	const networks: Networks = {};
	for (const entry of entries) {
		const range = ipRange(entry);
		if (range === undefined) return { wrong: entry };
		if (range.version === 4) (networks.allowed_cidrs ??= []).push({ cidr: range.cidr });
		else (networks.allowed_cidrs_v6 ??= []).push({ cidr: inFull(range.cidr) });
	}
	return { networks };
}

/**
 * Writes a network of version 6 with all its eight groups: `2001:db8::/32` becomes
 * `2001:db8:0:0:0:0:0:0/32`. The API’s own pattern accepts at most one group before `::`.
 */
function inFull(cidr: string): string {
	const [address, size] = cidr.split('/');
	const shortest = new URL(`http://[${address}]`).hostname.slice(1, -1);
	const [before, after] = shortest.split('::').map((half) => half.split(':').filter(Boolean));
	if (after === undefined) return `${shortest}/${size}`;
	const zeros = Array<string>(8 - before!.length - after.length).fill('0');
	return `${[...before!, ...zeros, ...after].join(':')}/${size}`;
}
