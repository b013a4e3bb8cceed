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
 * A state of the API in the words that lists show.
 *
 * @returns in lower case; empty for a healthy state
 */
export function stateOf(status: string | null | undefined): string {
	return words[status ?? 'ACTIVE_HEALTHY'] ?? status!.toLowerCase().replace(/_/g, ' ');
}
