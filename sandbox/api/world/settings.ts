import type { Answer, Call } from '../handler.ts';

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** The fields of a JSON body, which on v2 are the attributes of its data. */
function fieldsOf(body: unknown): Fields | undefined {
	if (!isFields(body)) return undefined;
	const { data } = body;
	if (!isFields(data)) return body;
	return isFields(data.attributes) ? data.attributes : undefined;
}

/**
 * Answers an operation that no handler keeps: with what the contract allows, in which fields that
 * were sent come back. What a PUT or PATCH has sent to a path, its GET shows afterwards.
 *
 * @param allowed Whether the contract allows such an answer.
 */
export function answerSettings(call: Call, allowed: (body: unknown) => boolean): Answer {
	const body = call.generated();
	const fields = fieldsOf(body);
	if (!fields) return { body };
	const { settings } = call.world;
	const sent = fieldsOf(call.body) ?? {};
	const kept = { ...settings.get(call.path), ...sent };
	if (['put', 'patch'].includes(call.operation.method)) settings.set(call.path, kept);
	for (const [name, value] of Object.entries(kept)) {
		const made = fields[name];
		if (!(name in fields)) continue;
		fields[name] = value;
		if (!allowed(body)) fields[name] = made;
	}
	return { body };
}
