import type { GenericValue, IDataObject, INode, INodeExecutionData } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import type { OperationKey } from './operation';
import { secretsOf, type Secrets } from './secrets';

/** Stands in the place of a secret: n8n keeps what a node puts out. */
export const hidden = '(hidden: see Reveal Secrets under Request Options)';

/** Hides the secrets that come along in what an operation puts out. */
export function hideSecrets(key: OperationKey, items: INodeExecutionData[]): INodeExecutionData[] {
	const secrets = secretsOf[key];
	if (secrets === undefined) return items;
	return items.map((item) => ({ ...item, json: hideIn(item.json, secrets) as IDataObject }));
}

function hideIn(value: unknown, secrets: Secrets): unknown {
	if (Array.isArray(value)) return value.map((element) => hideIn(element, secrets));
	if (typeof value !== 'object' || value === null) return value;
	const isPublic = secrets.isPublic?.(value as IDataObject) ?? false;
	return Object.fromEntries(
		Object.entries(value).map(([name, inner]) => [
			name,
			secrets.fields.includes(name) && !isPublic ? withoutValues(inner) : hideIn(inner, secrets),
		]),
	);
}

/** What is not set stays so, which is no secret and worth knowing. */
function withoutValues(secret: unknown): unknown {
	if (Array.isArray(secret)) return secret.map(withoutValues);
	if (typeof secret === 'object' && secret !== null) {
		return Object.fromEntries(
			Object.entries(secret).map(([name, inner]) => [name, withoutValues(inner)]),
		);
	}
	return secret === null || secret === '' || secret === undefined ? secret : hidden;
}

/**
 * Refuses to write what stands in the place of a secret, as happens when a configuration is copied.
 *
 * @throws NodeOperationError naming the field
 */
export function refuseHidden(
	body: unknown,
	{ node, itemIndex }: { node: INode; itemIndex: number },
): void {
	const field = fieldOf(body);
	if (field === undefined) return;
	throw new NodeOperationError(node, `${field} holds no value, but what stands in its place`, {
		itemIndex,
		description:
			'Secrets are hidden where they are read. Leave this field out, give it its real value, or read it with Reveal Secrets under Request Options. Nothing was sent to Supabase.',
	});
}

function fieldOf(value: unknown, path: string[] = []): string | undefined {
	if (value === hidden) return path.join('.') || 'The body';
	if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return undefined;
	for (const [name, inner] of Object.entries(value as Record<string, GenericValue>)) {
		const field = fieldOf(inner, [...path, name]);
		if (field !== undefined) return field;
	}
	return undefined;
}
