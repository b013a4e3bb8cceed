import type { Remembered } from './remembered';

/** Supabase repeats a delivery for some seven minutes, and a person may for 14 days. */
const mostIds = 500;

/**
 * n8n loads this memory again for every delivery, and saves it afterwards. So deliveries that come
 * before others are saved do not see each other there, and what is saved last hides the others. With
 * a busy database that takes more than seconds: this process knows those of the last ten minutes,
 * which is longer than Supabase repeats automatically. In milliseconds.
 */
const moment = 600_000;

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
