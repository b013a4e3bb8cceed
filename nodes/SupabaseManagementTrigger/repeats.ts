import type { Remembered } from './remembered';

/** Supabase repeats a delivery for some seven minutes, and a person may for 14 days. */
const mostIds = 500;

/**
 * n8n loads what it remembers anew for every delivery, and saves it after. So deliveries that come
 * at the same moment do not see each other there: this process knows those of the last seconds. It
 * is shorter than Supabase waits before it repeats, so that a repetition is not taken for a copy
 * when n8n could not start the workflow. In milliseconds.
 */
const moment = 8000;

const lately = new Map<string, number>();

/**
 * Whether a delivery came before. If not, it is remembered.
 *
 * @param node which node of which workflow
 * @param id of the delivery
 * @param now in milliseconds since 1970
 */
export function isRepeated(state: Remembered, node: string, id: string, now: number): boolean {
	for (const [name, at] of lately) if (now - at > moment) lately.delete(name);
	const prefix = `${node} `;
	const known = new Set(state.delivered);
	for (const name of lately.keys()) {
		if (name.startsWith(prefix)) known.add(name.slice(prefix.length));
	}
	if (known.has(id)) return true;

	lately.set(`${prefix}${id}`, now);
	state.delivered = [...known, id].slice(-mostIds);
	return false;
}
