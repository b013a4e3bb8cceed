/**
 * Whether Supabase could reach a webhook address, as far as the address itself tells. Supabase
 * accepts addresses only that resolve to a public IP.
 */
export function isReachable(address: string): boolean {
	const { hostname } = new URL(address);
	if (hostname.startsWith('[')) return isPublicIpv6(hostname.slice(1, -1));
	if (/^\d+\.\d+\.\d+\.\d+$/.test(hostname)) return isPublicIpv4(hostname);
	// The names that are set aside for a network of one’s own (RFC 6761, 6762 and 8375, ICANN).
	return (
		hostname.includes('.') && !/\.(localhost|local|internal|home\.arpa|lan|test)\.?$/.test(hostname)
	);
}

/** Whether an address is this very machine’s. */
export function isLoopback(address: string): boolean {
	const { hostname } = new URL(address);
	return /^(localhost|.+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
}

/** Blocks that are not public: this network, private, shared, loopback, link-local, test, multicast. */
const privateIpv4 =
	/^(0|10|127|22[4-9]|23\d|24\d|25[0-5])\.|^100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|^169\.254\.|^172\.(1[6-9]|2\d|3[01])\.|^192\.(0\.0|0\.2|168)\.|^198\.(1[89]|51\.100)\.|^203\.0\.113\./;

function isPublicIpv4(ip: string): boolean {
	return !privateIpv4.test(ip);
}

/** Only 2000::/3 is given out as public, and 2001:db8::/32 of it is for examples. */
function isPublicIpv6(ip: string): boolean {
	return /^[23][\da-f]{3}:/.test(ip) && !ip.startsWith('2001:db8:');
}
