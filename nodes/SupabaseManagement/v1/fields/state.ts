/** States of projects and databases that read better in other words than the API’s. */
const words: Record<string, string> = {
	ACTIVE_HEALTHY: '',
	ACTIVE_UNHEALTHY: 'unhealthy',
	GOING_DOWN: 'shutting down',
	INACTIVE: 'paused',
	INIT_FAILED: 'setup failed',
	REMOVED: 'deleted',
};

/**
 * A state of the API as a list shows it.
 *
 * @returns in lower case, or empty if there is nothing unusual
 */
export function stateOf(status: string | null | undefined): string {
	return words[status ?? 'ACTIVE_HEALTHY'] ?? status!.toLowerCase().replace(/_/g, ' ');
}
