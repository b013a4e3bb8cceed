/**
 * The errors that the real API returns when a precondition of a request is not met. The sandbox
 * returns these statuses and messages, and the tests use them as cases.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';

export type Condition = {
	id: string;
	when: string;
	status: number;
	/** Supabase’s own message. Placeholders in braces are filled in. */
	message: string;
	/** Other fields beside the message. */
	fields?: string[];
	/** The source, and how reliable it is: R, C, U and H as in the overlay. */
	source: string;
	strength: 'R' | 'C' | 'U' | 'H';
};

const file = path.join(import.meta.dirname, 'conditions.json');

export const conditions = JSON.parse(readFileSync(file, 'utf8')) as Condition[];

const byId = new Map(conditions.map((condition) => [condition.id, condition]));

/**
 * @param values Values for the placeholders of the message.
 * @returns the condition with this ID, its message filled in
 */
export function conditionOf(id: string, values: Record<string, string> = {}): Condition {
	const condition = byId.get(id);
	if (!condition) throw new Error(`conditions.json has no ${id}`);
	const message = condition.message.replace(/\{(\w+)\}/g, (_all, name) => String(values[name]));
	return { ...condition, message };
}
