/** The oldest n8n that is supported: the docs name it. */
export const oldest = '2.11.2';

/** What n8n depends on in versions that not every network or registry gives. */
export const overrides = {
	'msgpackr-extract': '3.0.3',
	// Older versions of n8n get it from a server of its own.
	xlsx: '0.18.5',
};

/**
 * Versions of n8n as people install them, the newest first.
 *
 * @param all that the registry has
 * @param latest that it calls the latest
 */
export function newestFirst(all: string[], latest: string): string[] {
	return all
		.filter((version) => /^\d+\.\d+\.\d+$/.test(version) && compare(version, latest) <= 0)
		.sort((one, other) => compare(other, one));
}

function compare(one: string, other: string): number {
	return one.localeCompare(other, 'en', { numeric: true });
}
