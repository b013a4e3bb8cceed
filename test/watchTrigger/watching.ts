import { watches } from '../../nodes/SupabaseManagementWatchTrigger/watches';
import type { Settings } from '../../nodes/SupabaseManagementWatchTrigger/watches/watch';

export const hour = 3_600_000;

export const base = {
	now: 0,
	sql: '',
	checks: [] as string[],
	days: 7,
	hours: 24,
	percent: 80,
	minutes: 30,
	findsNew: true,
	services: [] as string[],
} satisfies Settings;

/**
 * Compares one reading after another. The memory is converted to JSON and back, as in n8n.
 *
 * @param restarts The polls before which n8n restarts. It then has the data that it saved when it
 * activated the workflow, or started an execution.
 */
export function polls(
	watch: string,
	readings: unknown[],
	given: Partial<Settings> = {},
	{ every = 0, restarts = [] as boolean[] } = {},
) {
	let memory: string | undefined;
	let saved: string | undefined;
	const told = readings.map((reading, index) => {
		const settings = { ...base, now: index * every, ...given };
		if (restarts[index]) memory = saved;
		const before = memory === undefined ? undefined : (JSON.parse(memory) as unknown);
		const result = watches[watch]!.compare(before, reading, settings);
		memory = JSON.stringify(result.memory);
		if (index === 0 || restarts[index] || result.changes.length > 0) saved = memory;
		return result.changes;
	});
	return { told, memory: () => JSON.parse(memory!) as unknown };
}

/** Without equal neighbors. */
export const changes = <T>(list: T[]) => list.filter((value, index) => value !== list[index - 1]);
