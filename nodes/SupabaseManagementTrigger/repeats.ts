import type { Remembered } from './remembered';

/** Supabase repeats a delivery for about seven minutes. Users can retry it for 14 days. */
const mostIds = 500;

/**
 * n8n loads the memory for every delivery and saves it afterwards, so simultaneous deliveries do
 * not see each other, and the last one overwrites the others. With a busy database, this takes
 * several seconds. This process therefore remembers the deliveries of the last ten minutes, which
 * is longer than Supabase’s automatic repetitions. In milliseconds.
 */
const moment = 600_000;

const lately = new Map<string, number>();

/**
 * Whether a delivery was received before. If not, remembers it.
 *
 * @param receiver which node of which workflow, in the editor or not
 * @param id of the delivery
 * @param now in milliseconds since 1970
 */
export function isRepeated(state: Remembered, receiver: string, id: string, now: number): boolean {
	for (const [name, at] of lately) if (now - at > moment) lately.delete(name);
	const prefix = `${receiver} `;
	const known = new Set(state.delivered);
	for (const name of lately.keys()) {
		if (name.startsWith(prefix)) known.add(name.slice(prefix.length));
	}
	if (known.has(id)) return true;

	lately.set(`${prefix}${id}`, now);
	state.delivered = [...known, id].slice(-mostIds);
	return false;
}
