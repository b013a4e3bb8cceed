/**
 * Whether Supabase can reach a webhook address, judged by the address alone. Supabase accepts only
 * addresses with a domain, which must resolve to a public IP address.
 */
export function isReachable(address: string): boolean {
	const { hostname } = new URL(address);
	const isIp = hostname.startsWith('[') || /^[\d.]+$/.test(hostname);
	// Names reserved for private networks (RFC 6761, 6762 and 8375, ICANN).
	const isPrivate = /\.(localhost|local|internal|home\.arpa|lan|test)\.?$/.test(hostname);
	return hostname.includes('.') && !isIp && !isPrivate;
}

/** Whether an address belongs to this machine. */
export function isLoopback(address: string): boolean {
	const { hostname } = new URL(address);
	return /^(localhost|.+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
}
