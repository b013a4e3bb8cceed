/**
 * Whether Supabase could reach a webhook address, as far as the address itself tells. Supabase
 * accepts addresses only that have a domain, which must resolve to a public IP.
 */
export function isReachable(address: string): boolean {
	const { hostname } = new URL(address);
	const isIp = hostname.startsWith('[') || /^[\d.]+$/.test(hostname);
	// The names that are set aside for a network of one’s own (RFC 6761, 6762 and 8375, ICANN).
	const isPrivate = /\.(localhost|local|internal|home\.arpa|lan|test)\.?$/.test(hostname);
	return hostname.includes('.') && !isIp && !isPrivate;
}

/** Whether an address is this very machine’s. */
export function isLoopback(address: string): boolean {
	const { hostname } = new URL(address);
	return /^(localhost|.+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
}
