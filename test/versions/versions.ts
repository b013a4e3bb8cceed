/** The oldest supported n8n, which the docs name. */
export const oldest = '2.11.2';

/** Dependencies of n8n whose versions not every network or registry provides. */
export const overrides = {
	'msgpackr-extract': '3.0.3',
	// Older versions of n8n depend on its download from another server.
	xlsx: '0.18.5',
};

/**
 * Versions of n8n that users install, newest first.
 *
 * @param all All versions in the registry.
 * @param latest The registry’s tag `latest`.
 */
export function newestFirst(all: string[], latest: string): string[] {
	return all
		.filter((version) => /^\d+\.\d+\.\d+$/.test(version) && compare(version, latest) <= 0)
		.sort((one, other) => compare(other, one));
}

function compare(one: string, other: string): number {
	return one.localeCompare(other, 'en', { numeric: true });
}
