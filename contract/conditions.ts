/**
 * What the real API says when something is not as a request needs it. The sandbox answers with
 * these statuses and sentences; tests of the node take them as cases.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';

export type Condition = {
	id: string;
	when: string;
	status: number;
	/** Supabase’s own words. Placeholders in braces are filled in. */
	message: string;
	/** What comes beside the message. */
	fields?: string[];
	/** Where it is known from, and how well: R, C, U and H as in the overlay. */
	source: string;
	strength: 'R' | 'C' | 'U' | 'H';
};

const file = path.join(import.meta.dirname, 'conditions.json');

export const conditions = JSON.parse(readFileSync(file, 'utf8')) as Condition[];

const byId = new Map(conditions.map((condition) => [condition.id, condition]));

/**
 * @param values what fills the braces of the message
 * @returns the condition with this ID, its message filled in
 */
export function conditionOf(id: string, values: Record<string, string> = {}): Condition {
	const condition = byId.get(id);
	if (!condition) throw new Error(`conditions.json has no ${id}`);
	const message = condition.message.replace(/\{(\w+)\}/g, (_all, name) => String(values[name]));
	return { ...condition, message };
}
