import { listOf, minuteOf, named } from '../../fields/list';
import { list, optional, record, text } from '../../request/answer/shape';

const restrictions = record({
	pending_config: optional(
		record({ dbAllowedCidrs: optional(list(text)), dbAllowedCidrsV6: optional(list(text)) }),
	),
	pending_requested_at: optional(text),
});

const maxShown = 3;

/** The change of the allowed IP ranges that waits for review: one at most. */
export const searchPendingNetworkRestrictions = listOf(async (reader) => {
	const key = 'GET /v1/projects/{ref}/network-restrictions';
	const { pending_config: config, pending_requested_at: requestedAt } = await reader.read(
		key,
		restrictions,
	);
	if (!requestedAt) return [];
	const ranges = [...(config?.dbAllowedCidrs ?? []), ...(config?.dbAllowedCidrsV6 ?? [])];
	const others = ranges.length - maxShown;
	const shown = [...ranges.slice(0, maxShown), ...(others > 0 ? [`${others} more`] : [])];
	return [
		{ name: named(shown.join(', '), `requested ${minuteOf(requestedAt)}`), value: requestedAt },
	];
});
