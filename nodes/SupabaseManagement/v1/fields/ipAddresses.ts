/** @returns 4 or 6, or undefined when it is not an IP address */
export function ipVersion(text: string): 4 | 6 | undefined {
	if (isIpv4(text)) return 4;
	return isIpv6(text) ? 6 : undefined;
}

function isIpv4(text: string): boolean {
	const parts = text.split('.');
	return parts.length === 4 && parts.every((part) => isNumberUpTo(255, part));
}

function isIpv6(text: string): boolean {
	const halves = text.split('::');
	const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
	const last = groups.at(-1) ?? '';
	const endsInIpv4 = isIpv4(last) && text.endsWith(last);
	const hex = endsInIpv4 ? groups.slice(0, -1) : groups;
	const length = hex.length + (endsInIpv4 ? 2 : 0);
	return (
		hex.every((group) => /^[\da-f]{1,4}$/i.test(group)) &&
		(halves.length === 1 ? length === 8 : halves.length === 2 && length < 8)
	);
}

export type IpRange = { version: 4 | 6; cidr: string };

/**
 * Reads a range in CIDR notation, such as `203.0.113.0/24`. A single address is a range of one.
 *
 * @returns undefined when it is not one
 */
export function ipRange(text: string): IpRange | undefined {
	const [address, size, ...rest] = text.split('/');
	const version = ipVersion(address!);
	if (version === undefined || rest.length > 0) return undefined;
	const largest = version === 4 ? 32 : 128;
	if (size === undefined) return { version, cidr: `${address}/${largest}` };
	return isNumberUpTo(largest, size) ? { version, cidr: text } : undefined;
}

function isNumberUpTo(largest: number, digits: string): boolean {
	return /^(0|[1-9]\d{0,2})$/.test(digits) && Number(digits) <= largest;
}
